"""Somebody looked: a time, erased with the other exact times on day 7."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Look(SQLModel, table=True):
    id: UUID = identity()
    contact_id: UUID = Field(foreign_key="contact.id", index=True)
    night_id: UUID = Field(foreign_key="night.id", index=True)
    at: datetime = moment()
    due_at: datetime | None = moment(default=None)  # when the next look was due, as it was then
