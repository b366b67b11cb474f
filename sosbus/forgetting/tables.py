"""What was forgotten of those who left, and who is kept longer."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment
from sosbus.own_data.tables import Step


class Why(Choice):
    """Why somebody was forgotten: a closed list, so that no name stays here."""

    DUE = "due", "It was time"
    ASKED = "asked", "They asked to be forgotten"
    MISTAKE = "mistake", "They were added by mistake"
    TWICE = "twice", "They are here twice"


class Sooner(Choice):
    """Why somebody is forgotten before it is time."""

    ASKED = "asked", "They asked to be forgotten"
    MISTAKE = "mistake", "They were added by mistake"
    TWICE = "twice", "They are here twice"


class Reason(Choice):
    CONCERN = "concern", "A concern or complaint is open"
    CLAIM = "claim", "An insurance claim is open"
    LAW = "law", "The police or a court asked"


class Forgotten(SQLModel, table=True):
    """A step that was done. If they come back and leave again it is done again."""

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    step: Step = chosen(Step, primary_key=True)
    at: datetime = moment()
    why: Why = chosen(Why, default=Why.DUE)
    by_id: UUID | None = Field(default=None, foreign_key="person.id")


class KeptLonger(SQLModel, table=True):
    """Somebody who left and is not to be forgotten before a date, and why."""

    __tablename__ = "kept_longer"

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    until: date
    reason: Reason = chosen(Reason)
    by_id: UUID = Field(foreign_key="person.id")
    at: datetime = moment()
