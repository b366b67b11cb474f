"""What is answered about one contact. A description is what we say when it is wrong."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from sosbus.contacts.rules import ANSWERS, MOST_REASONS, unasked
from sosbus.contacts.tables import (
    AgeBand,
    AgeBasis,
    Aid,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    AssaultWhen,
    BroughtBack,
    CallSource,
    Drug,
    Gender,
    HowSure,
    Injury,
    InjurySite,
    Kind,
    Otherwise,
    Outcome,
    PoliceAware,
    Reason,
    ReferredTo,
    Relation,
    Slot,
    Spiking,
    SpikingAction,
    Treatment,
    Vulnerable,
)
from sosbus.guard.rules import blocked

PICK = "Choose one of the answers shown"


class ContactForm(BaseModel):
    """Nothing else may be sent: there is no place for a name."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind = Field(description="Choose what kind of contact this is")
    reasons: list[Reason] = Field(
        min_length=1, max_length=MOST_REASONS, description="Choose one to four reasons"
    )
    age_band: AgeBand | None = Field(None, description=PICK)
    age_basis: AgeBasis | None = Field(None, description=PICK)
    gender: Gender | None = Field(None, description=PICK)
    arrival: Arrival | None = Field(None, description=PICK)
    alcohol: Alcohol | None = Field(None, description=PICK)
    drugs: list[Drug] = Field([], description=PICK)
    spiking_type: Spiking | None = Field(None, description=PICK)
    spiking_actions: list[SpikingAction] = Field([], description=PICK)
    assault_when: AssaultWhen | None = Field(None, description=PICK)
    assault_slot: Slot | None = Field(None, description=PICK)
    assault_method: list[AssaultMethod] = Field([], description=PICK)
    assault_place: AssaultPlace | None = Field(None, description=PICK)
    venue_id: UUID | None = Field(None, description=PICK)
    relation: Relation | None = Field(None, description=PICK)
    police_aware: PoliceAware | None = Field(None, description=PICK)
    vulnerable: list[Vulnerable] = Field([], description=PICK)
    injury: Injury | None = Field(None, description=PICK)
    injury_site: list[InjurySite] = Field([], description=PICK)
    aid_given: list[Aid] = Field([], description=PICK)
    treatment: list[Treatment] = Field([], description=PICK)
    outcome: Outcome | None = Field(None, description=PICK)
    referral: list[ReferredTo] = Field([], description=PICK)
    call_source: CallSource | None = Field(None, description=PICK)
    response_minutes: int | None = Field(
        None, ge=0, le=120, description="Give whole minutes, from 0 to 120"
    )
    brought_back: BroughtBack | None = Field(None, description=PICK)
    otherwise: Otherwise | None = Field(None, description=PICK)
    how_sure: HowSure | None = Field(None, description=PICK)
    note: str | None = Field(None, max_length=140, description="At most 140 letters")
    wristband: str | None = Field(
        None, pattern=r"^[A-H][1-9]$", description="A wristband is a letter A–H and a digit 1–9"
    )
    sure: bool = Field(False, description="Tick the box, or leave it")

    @field_validator(
        "reasons",
        "drugs",
        "spiking_actions",
        "assault_method",
        "vulnerable",
        "injury_site",
        "aid_given",
        "treatment",
        "referral",
    )
    @classmethod
    def each_once(cls, chosen: list[Any]) -> list[Any]:
        return list(dict.fromkeys(chosen))

    @field_validator("wristband", mode="before")
    @classmethod
    def as_printed(cls, typed: Any) -> Any:
        return (typed.replace(" ", "").upper() or None) if isinstance(typed, str) else typed

    @field_validator("note")
    @classmethod
    def points_at_nobody(cls, words: str | None) -> str | None:
        if words and (why := blocked(words)):
            raise ValueError(why)
        return words or None

    @model_validator(mode="after")
    def only_what_applies(self) -> "ContactForm":
        """What is not asked of this kind of contact is not kept either."""
        for name in unasked(self.kind, self.reasons, self.assault_place):
            setattr(self, name, [] if isinstance(getattr(self, name), list) else None)
        return self

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ANSWERS}


class SentContact(ContactForm):
    """What a device sends: the same, and when it was noted."""

    at: datetime | None = Field(None, description="Send when it was noted, with its zone")


class CorrectionForm(ContactForm):
    version: int = Field(ge=1, description="Open the contact again, then correct it")
