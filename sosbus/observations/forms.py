"""What is written down of one set. A description is what we say when it is wrong.

Numbers have the ranges of the page itself (rules.RANGES), since with no signal the page is all
there is to say no. Nothing here asks two answers to agree: a record must never be stuck on a
device for that.
"""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from sosbus.news2.tables import Acvpu, Breathing, Scale
from sosbus.observations.rules import RANGES
from sosbus.observations.tables import Eyes, Mark, Motor, Position, Pupils, Unable, Verbal
from sosbus.prompts.tables import RedFlag

PICK = "Choose one of the answers shown"
NOTHING = "Write down at least one reading, or say why there is none."
NOT_ANSWERS = {"contact_id", "sent_id", "at"}


def within(name: str) -> Any:
    span = RANGES[name]
    low, high = float(span.low), float(span.high)
    places = 1 if span.step == "0.1" else None
    return Field(None, ge=low, le=high, decimal_places=places, description=span.sentence)


def dotted(typed: object) -> object:
    """36,8 is 36.8 to most of Europe."""
    return typed.replace(",", ".") if isinstance(typed, str) else typed


def digits(typed: object) -> object:
    """A yes is not a one."""
    return str(typed) if isinstance(typed, bool) else typed


Whole = Annotated[int, BeforeValidator(digits)]
Tenths = Annotated[Decimal, BeforeValidator(dotted)]


class ObservationForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    contact_id: UUID = Field(description="Open a contact first, then write its observations")
    sent_id: UUID | None = Field(None, description="Open the page again, then save")
    at: AwareDatetime | None = Field(None, description="Say when, with its time zone")
    rr: Whole | None = within("rr")
    spo2: Whole | None = within("spo2")
    on_oxygen: Breathing | None = Field(None, description=PICK)
    spo2_scale: Scale = Field(Scale.ONE, description=PICK)
    sbp: Whole | None = within("sbp")
    dbp: Whole | None = within("dbp")
    pulse: Whole | None = within("pulse")
    acvpu: Acvpu | None = Field(None, description=PICK)
    temp: Tenths | None = within("temp")
    gcs_e: Eyes | None = Field(None, description=PICK)
    gcs_v: Verbal | None = Field(None, description=PICK)
    gcs_m: Motor | None = Field(None, description=PICK)
    pain: Whole | None = within("pain")
    glucose: Tenths | None = within("glucose")
    pupils: Pupils | None = Field(None, description=PICK)
    position: Position | None = Field(None, description=PICK)
    unable: list[Unable] = Field([], description=PICK)
    typed_total: Whole | None = within("typed_total")
    red_flags: list[RedFlag] = Field([], description=PICK)

    @field_validator("unable", "red_flags", mode="before")
    @classmethod
    def one_is_a_list_too(cls, sent: object) -> object:
        return [sent] if isinstance(sent, str) else sent

    @field_validator("unable", "red_flags")
    @classmethod
    def each_once(cls, chosen: list[Any]) -> list[Any]:
        return list(dict.fromkeys(chosen))

    @model_validator(mode="after")
    def there_is_something(self) -> "ObservationForm":
        """A scale alone says nothing. A nought does: it was measured."""
        words = self.words() | {"spo2_scale": None}
        if all(value is None or value == [] for value in words.values()):
            raise ValueError(NOTHING)
        return self

    def words(self) -> dict[str, Any]:
        """The answers as they are kept: tenths whole, and no "unable" beside a value."""
        kept = {
            name: getattr(self, name)
            for name in ObservationForm.model_fields
            if name not in NOT_ANSWERS
        }
        for name in ("temp", "glucose"):
            value = kept.pop(name)
            kept[f"{name}_tenths"] = None if value is None else int(value * 10)
        kept["unable"] = [one for one in self.unable if getattr(self, one.field) is None]
        return kept


class MarkForm(BaseModel):
    """A later word about a set, which itself stays as it is."""

    model_config = ConfigDict(extra="forbid")

    observation_id: UUID = Field(description="Choose a set of observations")
    mark: Mark = Field(description=PICK)
    total: int | None = Field(None, description="Open the page again: the sum has changed")
    at: AwareDatetime | None = Field(None, description="Say when, with its time zone")
