"""What somebody said of the programme, and the nights the bus was said to be out."""

from datetime import time
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, several
from sosbus.contacts.tables import Kind


class About(Choice):
    """What a statement is: the kinds are never mixed up or added together."""

    RECRUITED = "recruited", "Volunteers ever recruited"
    ACTIVE = "active", "Volunteers active"
    SERVICE = "service", "What the bus is for"
    HANDOVER = "handover", "Handed over"
    TEAM = "team", "How the team works"
    NOTE = "note", "Something else"


class Weekday(Choice):
    MON = "0", "Monday"
    TUE = "1", "Tuesday"
    WED = "2", "Wednesday"
    THU = "3", "Thursday"
    FRI = "4", "Friday"
    SAT = "5", "Saturday"
    SUN = "6", "Sunday"


class Statement(SQLModel, table=True):
    id: UUID = identity()
    year: str = Field(max_length=7)
    about_what: About = chosen(About)
    words: str = Field(max_length=300)
    value: float | None = None
    about: bool = False
    kept_as: list[Kind] = several(Kind)  # of a service: how contacts record it


class UsualNights(SQLModel, table=True):
    """When and where the bus was said to stand; the rota plans its own."""

    __tablename__ = "usual_nights"

    id: UUID = identity()
    year: str = Field(max_length=7)
    weekdays: list[Weekday] = several(Weekday)
    opens: time
    closes: time
    place: str = Field(max_length=80)
