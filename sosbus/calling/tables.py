"""Who was called when a night was near and not safe to go."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class CallUp(SQLModel, table=True):
    """A coordinator called because a night is near and not safe to go."""

    __tablename__ = "call_up"
    __table_args__ = (UniqueConstraint("night_id", "number"),)

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id")
    number: int  # the first called, the second, and so on
    person_id: UUID = Field(foreign_key="person.id")
    called_at: datetime = moment()
    has_it_at: datetime | None = moment(default=None)
