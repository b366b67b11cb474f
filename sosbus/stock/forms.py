"""What a coordinator types about the shelves."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field, field_validator

from sosbus.checks.rules import may_expire
from sosbus.stock.tables import CODES, MOST, MOST_LETTERS, Why

WHOLE = f"Give a whole number from 0 to {MOST:,}"
GIVE_DATE = "Give a day like 2027-03-31, between 2000 and 2100"
SHORT_NAME = f"Give a name of 2 to {MOST_LETTERS} letters"
SHORT_UNIT = "Say what one of them is, in 2 to 20 letters: bottle, pair"


class MoveForm(BaseModel):
    id: UUID = Field(description="Open the page again, then say how many")
    item_id: UUID = Field(description="Choose something on the shelves")
    why: Why = Field(description="Say whether they came, were counted or were binned")
    number: int = Field(ge=0, le=MOST, description=WHOLE)

    @field_validator("why")
    @classmethod
    def not_by_hand(cls, why: Why) -> Why:
        if why is Why.USED:
            raise ValueError("Say whether they came, were counted or were binned")
        return why


class ItemForm(BaseModel):
    name: str = Field(min_length=2, max_length=MOST_LETTERS, description=SHORT_NAME)
    unit: str = Field(min_length=2, max_length=20, description=SHORT_UNIT)
    low_at: int = Field(0, ge=0, le=MOST, description=WHOLE)
    expires_on: date | None = Field(None, description=GIVE_DATE)

    @field_validator("name", "unit")
    @classmethod
    def on_one_line(cls, typed: str) -> str:
        words = " ".join("".join(x if x.isprintable() else " " for x in typed).split())
        if len(words) < 2:
            raise ValueError("Give at least 2 letters")
        return words

    @field_validator("expires_on")
    @classmethod
    def is_likely(cls, given: date | None) -> date | None:
        if refused := may_expire(given):
            raise ValueError(refused)
        return given


class UsesForm(BaseModel):
    codes: list[str] = Field([], max_length=60, description="Choose from the answers shown")
    number: int = Field(1, ge=1, le=20, description="Give a whole number from 1 to 20")

    @field_validator("codes")
    @classmethod
    def are_answers(cls, codes: list[str]) -> list[str]:
        if not set(codes) <= CODES.keys():
            raise ValueError("Choose from the answers shown")
        return list(dict.fromkeys(codes))
