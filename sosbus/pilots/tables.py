"""A four-month intervention in one area, and the surveys before and after it."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class Question(Choice):
    FEAR = "fear", "Afraid of crime"
    SATISFIED = "satisfied", "Satisfied with how it is dealt with"


class When(Choice):
    BEFORE = "before", "Before"
    AFTER = "after", "After"


class Pilot(SQLModel, table=True):
    id: UUID = identity()
    name: str = Field(max_length=120)
    year: str = Field(max_length=7)
    area: str = Field(max_length=80)  # "" is not known
    starts_on: date | None = None
    months: int = 4
    activities: str = Field(max_length=2000)
    joint_patrols: int | None = None
    home_visits: int | None = None
    left_behind: str = Field(max_length=2000)


class Survey(SQLModel, table=True):
    """How many were asked and how many said so: counts, and nobody's answers."""

    __table_args__ = (UniqueConstraint("pilot_id", "question", "asked_when"),)

    id: UUID = identity()
    pilot_id: UUID = Field(foreign_key="pilot.id", index=True)
    question: Question = chosen(Question)
    asked_when: When = chosen(When)
    number_asked: int | None = None
    said_so: int | None = None
