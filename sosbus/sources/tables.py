"""One version of something entered: what it said, where from, and who entered it.

The thing itself lives in its own room and always says what holds now. Each time it is entered
or corrected a version is added here, in full; a version is never changed.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Version(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("record_id", "number"),)

    id: UUID = identity()
    record_id: UUID = Field(index=True)
    number: int  # 1 is as first entered
    said: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    source: str = Field(max_length=200)
    dated_on: date  # of the source
    entered_by_id: UUID = Field(foreign_key="person.id")
    entered_at: datetime = moment()
