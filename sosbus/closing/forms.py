"""What is asked at the close. A description is what we say when it is wrong."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from sosbus.closing.rules import WORDS, answers_of
from sosbus.closing.tables import MOST_LETTERS, Damage, Incident, Welfare, WhyUnheard
from sosbus.guard.rules import blocked
from sosbus.stock.rules import used_of
from sosbus.stock.tables import MOST as MOST_STOCK

PICK = "Choose from the answers shown"
SHORT = f"At most {MOST_LETTERS} letters"
TICK = "Tick the box, or leave it"
STOCK = "Give a whole number from 0 to 9,999 for each"
StockNumber = Annotated[int, Field(ge=0, le=MOST_STOCK)]


class CloseForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID | None = Field(None, description="Open the page again, then close")
    at: datetime | None = Field(None, description="Send when it was closed, with its zone")
    rest: bool = Field(False, description=TICK)
    asked_all: bool = Field(False, description=TICK)
    handset_why: list[str] = Field([], max_length=200, description=PICK)
    damage: list[Damage] = Field([], description=PICK)
    damage_words: str | None = Field(None, max_length=MOST_LETTERS, description=SHORT)
    incidents: list[Incident] = Field([], description=PICK)
    incident_words: str | None = Field(None, max_length=MOST_LETTERS, description=SHORT)
    welfare: list[Welfare] = Field([], description=PICK)
    next_lead_words: str | None = Field(None, max_length=MOST_LETTERS, description=SHORT)
    minibus_miles: int | None = Field(
        None, ge=0, le=400, description="Give whole miles, from 0 to 400"
    )
    stock_item: list[UUID] = Field([], max_length=200, description="Open the page again")
    stock_used: list[StockNumber] = Field([], max_length=200, description=STOCK)
    sure: bool = Field(False, description=TICK)

    @field_validator("handset_why")
    @classmethod
    def each_names_a_device(cls, given: list[str]) -> list[str]:
        given = [one for one in given if one]
        if answers_of(given) is None:
            raise ValueError(PICK)
        return given

    @field_validator("damage", "incidents", "welfare")
    @classmethod
    def each_once(cls, ticked: list[Any]) -> list[Any]:
        return list(dict.fromkeys(ticked))

    @field_validator(*WORDS)
    @classmethod
    def points_at_nobody(cls, words: str | None) -> str | None:
        words = "".join(one for one in words or "" if one.isprintable() or one == "\n").strip()
        if words and (why := blocked(words)):
            raise ValueError(why)
        return words or None

    @field_validator("stock_used")
    @classmethod
    def one_for_each_item(cls, numbers: list[int], info: ValidationInfo) -> list[int]:
        if used_of(info.data.get("stock_item", []), numbers) is None:
            raise ValueError(STOCK)
        return numbers

    @property
    def used(self) -> dict[UUID, int]:
        return used_of(self.stock_item, self.stock_used) or {}

    @property
    def why_unheard(self) -> dict[UUID, list[WhyUnheard]]:
        return answers_of(self.handset_why) or {}

    def told(self) -> dict[str, Any]:
        """All that was sent but its name and its time: what makes two of them the same."""
        return self.model_dump(exclude={"id", "at"})

    @property
    def words(self) -> dict[str, str | None]:
        """What was typed, where everything else is ticked."""
        return {name: getattr(self, name) for name in WORDS}
