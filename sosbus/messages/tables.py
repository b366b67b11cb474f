"""A message in the outbox: a letter in full, or one whose words are found when it goes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment

KEYED = text("key <> ''")


class Post(Choice):
    WAITING = "waiting", "Waiting to go"
    SENT = "sent", "Sent"
    DROPPED = "dropped", "Not sent: too late, no longer true, or nobody to send to"
    DEAD = "dead", "Given up after eight tries"
    SHOWN = "shown", "Kept here: no mail leaves the demonstration"


class Via(Choice):
    """The way a message goes. Email carries everything; the others say it sooner."""

    EMAIL = "email", "Email"
    PUSH = "push", "A notice on a device"
    TEXT = "text", "Text message"


class About(Choice):
    """What a message is about. All but a letter are written when they go, from the rota as
    it is then, and are dropped if they are no longer true."""

    LETTER = "letter", "A letter, whole from the start"
    NIGHT_CHANGED = "night_changed", "The night is cancelled, or on again"
    CHANGES = "changes", "Your nights changed"
    WEEK_BEFORE = "week_before", "Your night in a week"
    CONFIRM = "confirm", "Are you coming?"
    NUDGE = "nudge", "Tonight"
    OFFER = "offer", "Can you step in, or take a place?"
    COVERED = "covered", "Covered, thanks"
    RELIEVED = "relieved", "Somebody has taken your place"
    STOOD_DOWN = "stood_down", "Your offer has ended"
    UNSAFE = "unsafe", "A night became unsafe"
    CALL_UP = "call_up", "A night is unsafe and near: please act"
    CARD_LAPSING = "card_lapsing", "A card of yours runs out"
    CARD_BREAKS = "card_breaks", "A card runs out and nights will break"
    REOPENED = "reopened", "Places came open"
    MILESTONE = "milestone", "Somebody to thank"
    STOCK = "stock", "Something to buy, swap or mend"
    WORDS = "words", "Words of a night to look at again"
    CREW = "crew", "A word to the crew"


class Letter(SQLModel, table=True):
    __table_args__ = (
        Index("uq_letter_key", "key", unique=True, sqlite_where=KEYED, postgresql_where=KEYED),
    )

    id: UUID = identity()
    about: About = chosen(About, default=About.LETTER)
    via: Via = chosen(Via, default=Via.EMAIL)
    key: str = Field(default="")  # person, night, what it is about and which version
    to: str
    subject: str
    body: str
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    night_id: UUID | None = Field(default=None, foreign_key="night.id", index=True)
    version: int = Field(default=1)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state: Post = chosen(Post, index=True)
    made_at: datetime = moment()
    due_at: datetime = moment()
    useless_after: datetime | None = moment(default=None)
    tries: int = Field(default=0)


class PushDevice(SQLModel, table=True):
    """A browser that may show its owner a notice, through the push service it named."""

    __tablename__ = "push_device"

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    label: str
    endpoint: str = Field(unique=True)
    public_key: str  # the browser's, base64url: only it can read what we send
    auth: str
    since: datetime = moment()
