"""A milestone reached, and who said thank you for it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class Milestone(SQLModel, table=True):
    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    nights: int = Field(primary_key=True)
    reached_at: datetime = moment()
    thanked_at: datetime | None = moment(default=None)
    thanked_by_id: UUID | None = Field(default=None, foreign_key="person.id")
