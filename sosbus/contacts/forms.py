"""What a bus lead answers about one contact. A description is what we say when it is wrong."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from sosbus.contacts.rules import MOST_REASONS, TREATED
from sosbus.contacts.tables import (
    AgeBand,
    Aid,
    Alcohol,
    Arrival,
    Gender,
    Kind,
    Otherwise,
    Outcome,
    Reason,
    Treatment,
)

PICK = "Choose one of the answers shown"


class ContactForm(BaseModel):
    """Nothing else may be sent: there is no place for a name."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind = Field(description="Choose what kind of contact this is")
    reasons: list[Reason] = Field(
        min_length=1, max_length=MOST_REASONS, description="Choose one to four reasons"
    )
    age_band: AgeBand | None = Field(None, description=PICK)
    gender: Gender | None = Field(None, description=PICK)
    arrival: Arrival | None = Field(None, description=PICK)
    alcohol: Alcohol | None = Field(None, description=PICK)
    aid_given: list[Aid] = Field([], description=PICK)
    treatment: list[Treatment] = Field([], description=PICK)
    outcome: Outcome | None = Field(None, description=PICK)
    otherwise: Otherwise | None = Field(None, description=PICK)

    @field_validator("reasons", "aid_given", "treatment")
    @classmethod
    def each_once(cls, chosen: list[Any]) -> list[Any]:
        return list(dict.fromkeys(chosen))

    @model_validator(mode="after")
    def treatment_only_when_treated(self) -> "ContactForm":
        """A contact that is not first aid has no treatment to report."""
        if self.kind not in TREATED:
            self.treatment, self.otherwise = [], None
        return self

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ContactForm.model_fields}


class CorrectionForm(ContactForm):
    version: int = Field(ge=1, description="Open the contact again, then correct it")
