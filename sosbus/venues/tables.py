"""A venue, street or zone of the town centre. The list is short, public and kept by staff."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class Zone(Choice):
    HIGH_STREET = "high_street", "High Street"
    NORTH = "north", "North Hill and Middleborough"
    QUEEN_STREET = "queen_street", "Queen Street and St Botolph’s"
    HEAD_STREET = "head_street", "Head Street and Crouch Street"
    STATION = "station", "Station and north"
    OUTSIDE = "outside", "Outside the centre"


class Venue(SQLModel, table=True):
    id: UUID = identity()
    name: str = Field(unique=True, max_length=60)
    zone: Zone = chosen(Zone)
    retired_at: datetime | None = moment(default=None)
