"""What is answered at a check, and what a coordinator puts on the list."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from sosbus.checks.rules import may_expire
from sosbus.checks.tables import MOST_LETTERS, Answer, Checklist

GIVE_DATE = "Give a day like 2027-03-31, between 2000 and 2100"
TICK = "Tick the box, or leave it"


class AnswerForm(BaseModel):
    """One tap. `all` is for a whole list at once."""

    model_config = ConfigDict(extra="forbid")

    item_ids: list[UUID] = Field(
        min_length=1, max_length=100, description="Choose something on the list"
    )
    answer: Answer = Field(description="Say whether it is fine, or what you did")
    all: bool = Field(False, description=TICK)
    expires_on: date | None = Field(None, description=GIVE_DATE)
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")

    @field_validator("all")
    @classmethod
    def only_what_is_fine(cls, together: bool, info: ValidationInfo) -> bool:
        if together and info.data.get("answer") not in (None, Answer.FINE):
            raise ValueError("Say of each thing by itself what is wrong with it")
        return together

    @field_validator("expires_on")
    @classmethod
    def is_likely(cls, given: date | None, info: ValidationInfo) -> date | None:
        if refused := may_expire(given):
            raise ValueError(refused)
        if given and len(info.data.get("item_ids", [])) > 1:
            raise ValueError("Give the date of one thing at a time")
        return given


class ItemForm(BaseModel):
    checklist: Checklist = Field(description="Choose a list")
    words: str = Field(
        min_length=2,
        max_length=MOST_LETTERS,
        description=f"Say what to look at, in 2 to {MOST_LETTERS} letters",
    )
    is_red: bool = Field(False, description=TICK)
    has_expiry: bool = Field(False, description=TICK)
    expires_on: date | None = Field(None, description=GIVE_DATE)
    place: int = Field(99, ge=1, le=99, description="Give a whole number from 1 to 99")

    @field_validator("words")
    @classmethod
    def on_one_line(cls, typed: str) -> str:
        words = " ".join("".join(x if x.isprintable() else " " for x in typed).split())
        if len(words) < 2:
            raise ValueError(f"Say what to look at, in 2 to {MOST_LETTERS} letters")
        return words

    @field_validator("expires_on")
    @classmethod
    def is_likely(cls, given: date | None) -> date | None:
        if refused := may_expire(given):
            raise ValueError(refused)
        return given
