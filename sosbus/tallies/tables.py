"""How many of a thing were given in a half hour of a night. No row is about a person."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class Thing(Choice):
    WATER = "water", "Water"
    DIRECTIONS = "directions", "Directions"
    PHONE_CHARGE = "phone_charge", "Phone charge"
    FLIPFLOPS = "flipflops", "Flip-flops"
    TAXI = "taxi", "Taxi called"
    A_WORD = "a_word", "A kind word"


class Tally(SQLModel, table=True):
    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    half_hour: datetime = moment(primary_key=True)
    thing: Thing = chosen(Thing, primary_key=True)
    count: int


class Tap(SQLModel, table=True):
    """One press, named by the device, so that sending it twice counts once. Let go on day 7."""

    __tablename__ = "tally_tap"

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id", index=True)
    half_hour: datetime = moment()
    thing: Thing = chosen(Thing)
    late_at: datetime | None = moment(default=None)  # it came when the night was closed
    agreed_at: datetime | None = moment(default=None)
    taken_back_at: datetime | None = moment(default=None)
