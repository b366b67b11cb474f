"""A search for somebody to hold a place."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment
from sosbus.people.tables import BusRole
from sosbus.rota.tables import STILL_OPEN


class Ended(Choice):
    """How a search came to its end."""

    COVERED = "covered", "Covered"
    BACK = "back", "They can come after all"
    LET_GO = "let_go", "Let go: the crew can do without"
    OVER = "over", "The night opened, or was called off"


class Search(SQLModel, table=True):
    """Somebody is looked for, in waves; one search for each role of a night at a time."""

    __table_args__ = (
        Index(
            "uq_search_open",
            "night_id",
            "role",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
    )

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id", index=True)
    role: BusRole = chosen(BusRole)
    asked_by_id: UUID | None = Field(default=None, foreign_key="person.id")
    began_at: datetime = moment()  # of the first wave
    wave: int = Field(default=0)  # how many have gone out
    next_wave_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    ended: Ended | None = chosen(Ended, default=None)
