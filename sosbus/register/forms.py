"""What is typed to invite someone. The description is what we say when it is wrong."""

from pydantic import BaseModel, Field

from sosbus.people.tables import BusRole, Role


class InviteForm(BaseModel):
    name: str = Field(
        min_length=1, max_length=80, description="Type their name, up to 80 letters"
    )
    email: str = Field(description="Type an email address, like name@example.org")
    role: Role = Field(description="Choose what they do")
    bus_roles: list[BusRole] = Field([], description="Choose from the places on the bus")


class TrainingForm(BaseModel):
    bus_roles: list[BusRole] = Field([], description="Choose from the places on the bus")
