"""What was let go of the nights and when, and the counts that stay when contacts go."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class Step(Choice):
    """One step of letting go; the label says until when a thing is kept."""

    CLOSE = "close", "Until the night closes"
    WEEK = "week", "For 7 days"
    FOUR_WEEKS = "four_weeks", "For 28 days"
    YEARS = "years", "For 3 years, then only as counts of a month"
    JOURNAL = "journal", "For 6 years"


class LettingGo(SQLModel, table=True):
    """That something went: which step, of which night or month, and how many rows."""

    __tablename__ = "letting_go"

    id: UUID = identity()
    step: Step = chosen(Step)
    night: date | None = None
    month: date | None = None
    at: datetime = moment(index=True)
    rows: int


class StepRun(SQLModel, table=True):
    """When a step last looked for something to do, and how many rows it found."""

    __tablename__ = "step_run"

    step: Step = chosen(Step, primary_key=True)
    at: datetime = moment()
    rows: int


class MonthlyCount(SQLModel, table=True):
    """How many contacts of a month had one answer to one question. Never two answers
    together, so that no row stands for somebody."""

    __tablename__ = "monthly_count"

    month: date = Field(primary_key=True)
    field: str = Field(primary_key=True, max_length=60)
    code: str = Field(primary_key=True, max_length=40)
    count: int
