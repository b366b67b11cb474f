"""The secret address under which somebody's own nights can be subscribed to."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class CalendarAddress(SQLModel, table=True):
    """Enough to recognise the secret in an address, and with our key to show it again.

    Who can only read the database can do neither.
    """

    __tablename__ = "calendar_address"

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    nonce: str
    secret_hash: str = Field(unique=True)
    made_at: datetime = moment()
