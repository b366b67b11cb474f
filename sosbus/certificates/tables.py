"""What a certificate says, kept so that its code can be checked."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Certificate(SQLModel, table=True):
    id: UUID = identity()
    code_hash: str = Field(unique=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    name: str
    first: date
    last: date
    nights: int
    minutes: int
    made_at: datetime = moment()
