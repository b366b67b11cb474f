"""The crew a night needs, and who has signed up for it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from sosbus.base.columns import chosen, identity, moment
from sosbus.people.tables import BusRole

STILL_ON = text("withdrawn_at IS NULL")


class CrewLine(SQLModel, table=True):
    """How many of a role a night needs before it may go, and how many it would like."""

    __tablename__ = "crew_line"

    role: BusRole = chosen(BusRole, primary_key=True)
    minimum: int
    ideal: int
    position: int


class SignUp(SQLModel, table=True):
    """Someone's place on a night. A withdrawal is written on it; nothing is deleted.

    The two indexes are the last line: one person once a night, one person a place.
    """

    __tablename__ = "sign_up"
    __table_args__ = (
        Index(
            "uq_sign_up_place",
            "night_id",
            "role",
            "place",
            unique=True,
            sqlite_where=STILL_ON,
            postgresql_where=STILL_ON,
        ),
        Index(
            "uq_sign_up_person",
            "night_id",
            "person_id",
            unique=True,
            sqlite_where=STILL_ON,
            postgresql_where=STILL_ON,
        ),
    )

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id")
    person_id: UUID = Field(foreign_key="person.id", index=True)
    role: BusRole = chosen(BusRole)
    place: int
    signed_up_at: datetime = moment()
    withdrawn_at: datetime | None = moment(default=None)
