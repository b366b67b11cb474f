"""What is typed about people. The description is what we say when it is wrong."""

from datetime import date

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from sosbus.joining.tables import Stage
from sosbus.people.tables import BusRole, Role
from sosbus.register.rules import Joining

PLACES = "Choose from the places on the bus"
LIKE = "like 2026-12-01"


class InviteForm(BaseModel):
    name: str = Field(
        min_length=1, max_length=80, description="Type their name, up to 80 letters"
    )
    email: str = Field(description="Type an email address, like name@example.org")
    role: Role = Field(description="Choose what they do")
    bus_roles: list[BusRole] = Field([], description=PLACES)


class TrainingForm(BaseModel):
    bus_roles: list[BusRole] = Field([], description=PLACES)


class SieveForm(BaseModel):
    words: str = Field("", max_length=80, description="Type part of a name, up to 80 letters")
    role: Role | BusRole | None = Field(None, description="Choose from the list")
    stage: Joining | Stage | None = Field(None, description="Choose from the list")
    lapsing: bool = Field(False, description="Tick it or leave it")


class LeaveForm(BaseModel):
    first: date = Field(description=f"Give the first day away, {LIKE}")
    last: date | None = Field(None, description=f"Give the last day away, {LIKE}, or none yet")

    @field_validator("last")
    @classmethod
    def comes_after(cls, last: date | None, others: ValidationInfo) -> date | None:
        first = others.data.get("first")
        if first and last and last < first:
            raise ValueError("The last day comes after the first")
        return last
