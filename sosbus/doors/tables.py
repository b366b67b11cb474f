"""A device somebody is signed in on. Ending it deletes the row."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Device(SQLModel, table=True):
    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    token_hash: str = Field(unique=True)
    label: str
    signed_in_at: datetime = moment()
    seen_at: datetime = moment()
    ends_at: datetime = moment()
