"""A code that was asked for, and a note of each knock, so that nobody can hammer the door."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Challenge(SQLModel, table=True):
    """Six digits on their way to somebody, or to nobody: both look the same from outside."""

    id: UUID = identity()
    browser_hash: str = Field(unique=True)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    code_mac: str
    onward: str
    made_at: datetime = moment()
    expires_at: datetime = moment()
    tries: int = Field(default=0)
    used_at: datetime | None = moment(default=None)


class Knock(SQLModel, table=True):
    """Someone asked for a code. The key is a keyed hash of an address or a network."""

    id: UUID = identity()
    key: str = Field(index=True)
    at: datetime = moment(index=True)
