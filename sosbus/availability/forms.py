"""What a volunteer says about their times. The description is what we say when it is wrong."""

from collections.abc import Collection
from datetime import date
from typing import Any

from pydantic import BaseModel, Field, create_model

from sosbus.availability.tables import CoversAs
from sosbus.base.columns import Choice
from sosbus.people.tables import BusRole

ANY_PLACE = "Choose a place from the list"
TICK = "Tick it or leave it"


class Weekday(Choice):
    MONDAY = "0", "Monday"
    TUESDAY = "1", "Tuesday"
    WEDNESDAY = "2", "Wednesday"
    THURSDAY = "3", "Thursday"
    FRIDAY = "4", "Friday"
    SATURDAY = "5", "Saturday"
    SUNDAY = "6", "Sunday"


class AwayForm(BaseModel):
    first: date = Field(description="Give the first day")
    last: date | None = Field(None, description="Give the last day, or leave it empty")
    role: BusRole | None = Field(None, description=ANY_PLACE)


class WeeklyForm(BaseModel):
    weekdays: list[Weekday] = Field(min_length=1, description="Tick at least one day")
    weekly_role: BusRole | None = Field(None, description=ANY_PLACE)


class WishesForm(BaseModel):
    both_nights: bool = Field(False, description=TICK)
    wake_me: bool = Field(False, description=TICK)
    texts: bool = Field(False, description=TICK)
    covers_as: CoversAs | None = Field(None, description="Choose one, or rather not say")


class Limits(BaseModel):
    """The most nights a month: of all places, and of each role."""

    most_all: int | None = Field(
        None, ge=0, le=31, description="All places: a whole number from 0 to 31, or empty"
    )

    def most(self, roles: Collection[BusRole]) -> dict[BusRole | None, int | None]:
        wanted: dict[BusRole | None, int | None] = {None: self.most_all}
        return wanted | {role: getattr(self, f"most_{role.value}") for role in roles}


def number_for(role: BusRole) -> Any:
    said = f"{role.label}: a whole number from 0 to 31, or empty"
    return (int | None, Field(None, ge=0, le=31, description=said))


LimitsForm: type[Limits] = create_model(
    "LimitsForm",
    __base__=Limits,
    **{f"most_{role.value}": number_for(role) for role in BusRole},
)
