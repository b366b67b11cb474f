"""A short lesson, and what it came from."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class CameFrom(Choice):
    NIGHT = "night", "A night of the bus"
    ACTION_DAY = "action_day", "A Day of Action"
    VISIT = "visit", "A licensing visit"
    PANEL = "panel", "A Neighbourhood Action Panel"
    INTERVENTION = "intervention", "A four-month intervention"
    MEETING = "meeting", "A meeting of partners"
    HIRE = "hire", "A hire of the bus"
    OTHER = "other", "Something else"


class Lesson(SQLModel, table=True):
    id: UUID = identity()
    year: str = Field(max_length=7)
    learned_on: date | None = None
    words: str = Field(max_length=300)
    came_from: CameFrom = chosen(CameFrom)
    which: str = Field(max_length=120)
    record_id: UUID | None = Field(default=None, index=True)  # of whatever kind it is
