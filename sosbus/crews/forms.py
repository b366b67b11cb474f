"""What a coordinator types about crews. The description is what we say when it is wrong."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field, create_model, model_validator

from sosbus.people.tables import BusRole

UP_TO_NINE = "Give a whole number from 0 to 9"


class TemplateForm(BaseModel):
    minimum: int = Field(ge=1, le=20, description="Give a whole number from 1 to 20")
    stay_aboard: int = Field(ge=0, le=9, description=UP_TO_NINE)
    rest_hours: int = Field(ge=0, le=48, description="Give whole hours from 0 to 48")
    most_in_fortnight: int = Field(ge=1, le=14, description="Give a whole number from 1 to 14")
    first_nights: int = Field(ge=0, le=9, description=UP_TO_NINE)
    both_nights: bool = Field(False, description="Tick it or leave it")
    mixed: bool = Field(False, description="Tick it or leave it")
    meeting_point: str = Field(
        min_length=1, max_length=120, description="Say where the crew meets, up to 120 letters"
    )
    briefing_minutes: int = Field(ge=0, le=180, description="Give minutes from 0 to 180")
    duty_phone: str = Field(
        "",
        pattern=r"^(\+?[0-9][0-9 ]{4,18})?$",
        description="Give a phone number, digits and spaces only, or leave it empty",
    )


def number_for(role: BusRole) -> dict[str, Any]:
    field = (int, Field(0, ge=0, le=9, description=f"{role.label}: a whole number from 0 to 9"))
    return {f"least_{role.value}": field, f"ideal_{role.value}": field}


class Lines(TemplateForm):
    """The template with how many of each role: at least, and at best."""

    @property
    def wanted(self) -> dict[BusRole, tuple[int, int]]:
        return {
            role: (getattr(self, f"least_{role.value}"), getattr(self, f"ideal_{role.value}"))
            for role in BusRole
        }

    @model_validator(mode="after")
    def best_is_no_less_than_least(self) -> "Lines":
        for role, (least, ideal) in self.wanted.items():
            if ideal < least:
                raise ValueError(f"{role.label}: at best is fewer than at least")
        if not any(ideal for _, ideal in self.wanted.values()):
            raise ValueError("A night needs places for somebody")
        return self


CrewForm: type[Lines] = create_model(
    "CrewForm",
    __base__=Lines,
    **{name: field for role in BusRole for name, field in number_for(role).items()},
)


class DoublesForm(BaseModel):
    pairs: list[str] = Field([], description="Choose from the list")


class ApartForm(BaseModel):
    one_id: UUID = Field(description="Choose a person")
    other_id: UUID = Field(description="Choose another person")

    @model_validator(mode="after")
    def are_two(self) -> "ApartForm":
        if self.one_id == self.other_id:
            raise ValueError("Choose two different people")
        return self
