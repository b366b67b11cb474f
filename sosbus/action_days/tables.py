"""How many Days of Action a year plans, and what each day was."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity


class ActionPlan(SQLModel, table=True):
    __tablename__ = "action_plan"

    id: UUID = identity()
    year: str = Field(max_length=7, unique=True)
    planned: int


class ActionDay(SQLModel, table=True):
    """One day as it was told. Whatever nobody said is None, which is no nought."""

    __tablename__ = "action_day"

    id: UUID = identity()
    year: str = Field(max_length=7)
    held_on: date | None = None
    area_id: UUID | None = Field(default=None, foreign_key="area.id")
    agencies_count: int | None = None
    agencies_about: bool = False  # as in “about 13”
    named_count: int | None = None  # how many the source names, where not all are in the list
    agencies: str = Field(default="", max_length=2000)  # a name to a line
    arrests: int | None = None
    warrants: int | None = None
    vehicles_removed: int | None = None
    tonnes: float | None = None
    homes_called_at: int | None = None
    penalty_notices: int | None = None
    surveys: int | None = None
