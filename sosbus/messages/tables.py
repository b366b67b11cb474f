"""A letter in the outbox."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class Post(Choice):
    WAITING = "waiting", "Waiting to go"
    SENT = "sent", "Sent"
    DROPPED = "dropped", "Not sent: too late, or nobody to send to"
    DEAD = "dead", "Given up after eight tries"


class Letter(SQLModel, table=True):
    id: UUID = identity()
    to: str
    subject: str
    body: str
    state: Post = chosen(Post, index=True)
    made_at: datetime = moment()
    due_at: datetime = moment()
    useless_after: datetime | None = moment(default=None)
    tries: int = Field(default=0)
