"""That the coordinator has looked through a night."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class NightReview(SQLModel, table=True):
    __tablename__ = "night_review"

    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    by_id: UUID = Field(foreign_key="person.id")
    at: datetime = moment()
