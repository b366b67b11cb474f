"""The ledger of hours: lines only ever added, in true minutes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from sosbus.base.columns import chosen, identity, moment
from sosbus.people.tables import BusRole

FIRST_LINE = text("corrects_id IS NULL")


class HourLine(SQLModel, table=True):
    """What somebody promised and served on a night, or a correction of it with its reason."""

    __tablename__ = "hour_line"
    __table_args__ = (
        Index(
            "uq_hour_line_first",
            "night_id",
            "person_id",
            unique=True,
            sqlite_where=FIRST_LINE,
            postgresql_where=FIRST_LINE,
        ),
    )

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    night_id: UUID = Field(foreign_key="night.id")
    role: BusRole = chosen(BusRole)
    as_volunteer: bool  # contracted crew and guests are not counted as volunteer hours
    roll_called: bool  # without a roll call, what was promised is taken as served
    planned_minutes: int
    served_minutes: int
    corrects_id: UUID | None = Field(default=None, foreign_key="hour_line.id")
    reason: str = Field(default="")
    noted_by_id: UUID | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment()
