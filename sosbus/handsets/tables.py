"""A phone or tablet on a night: what it last said still waits on it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class Handset(SQLModel, table=True):
    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    id: UUID = Field(primary_key=True)  # made by the device itself
    label: str = Field(max_length=60)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    waiting: int
    heard_at: datetime = moment()
