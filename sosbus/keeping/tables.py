"""What was let go of the nights, and when."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import SQLModel

from sosbus.base.columns import chosen, identity, moment
from sosbus.kept.tables import Step


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
