"""How many of a thing were given in a half hour of a night. No row is about a person."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment


class Thing(Choice):
    WATER = "water", "Water"
    DIRECTIONS = "directions", "Directions"
    PHONE_CHARGE = "phone_charge", "Phone charge"


class Tally(SQLModel, table=True):
    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    half_hour: datetime = moment(primary_key=True)
    thing: Thing = chosen(Thing, primary_key=True)
    count: int
