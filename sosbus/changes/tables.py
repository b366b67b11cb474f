"""One change to one contact, named by the device that made it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class State(Choice):
    MADE = "made", "Made"
    TO_CHOOSE = "to_choose", "Waits for a choice"
    CHOSEN = "chosen", "Chosen"
    LET_GO = "let_go", "Let go"


class Why(Choice):
    """Why a contact of a closed night is changed: a closed list, with no room for a name."""

    MISSED = "missed", "It was left out on the night"
    MISTAKE = "mistake", "It was put down wrongly"
    TWICE = "twice", "The same contact was written twice"
    PAPER = "paper", "Copied from a paper card"


class ContactChange(SQLModel, table=True):
    """What was, and what was put in its place, as codes. Some wait for somebody to choose."""

    __tablename__ = "contact_change"

    id: UUID = identity()
    contact_id: UUID = Field(foreign_key="contact.id", index=True)
    night_id: UUID = Field(foreign_key="night.id", index=True)
    version: int  # the contact's version after it, or as it met it
    was: dict[str, Any] = Field(sa_type=JSON)
    words: dict[str, Any] = Field(sa_type=JSON)
    digest: str  # of what was sent, to know it again
    state: State = chosen(State)
    why: Why | None = chosen(Why, default=None)
    at: datetime = moment()
