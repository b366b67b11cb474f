"""A person with a part in the service, and the places on the bus they are trained for."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment, several


class Role(Choice):
    VOLUNTEER = "volunteer", "Volunteer"
    CONTRACTED = "contracted", "Contracted crew"
    GUEST = "guest", "Student or observer"
    COORDINATOR = "coordinator", "Coordinator (Open Road staff)"
    PARTNER = "partner", "Partner"
    ADMINISTRATOR = "administrator", "Administrator"


class BusRole(Choice):
    BUS_LEAD = "bus_lead", "Bus lead"
    MEDIC = "medic", "Medic"
    FIRST_AIDER = "first_aider", "First aider"
    SUPPORT = "support", "Support"
    DRIVER = "driver", "Driver"
    OUTREACH = "outreach", "Outreach"
    SECURITY = "security", "Security"
    STUDENT = "student", "Student on placement"
    OBSERVER = "observer", "Observer"


ON_THE_BUS = (Role.VOLUNTEER, Role.CONTRACTED, Role.GUEST)


class Person(SQLModel, table=True):
    id: UUID = identity()
    name: str
    email: str = Field(unique=True)
    role: Role = chosen(Role)
    bus_roles: list[BusRole] = several(BusRole)
    joined_at: datetime = moment()
    phone: str = Field(default="")
    first_nights: int = Field(default=0)  # how many of their first nights need a buddy
    left_at: datetime | None = moment(default=None)
