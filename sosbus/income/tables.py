"""What a night costs to run."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, money


class RunningCost(SQLModel, table=True):
    """What one night costs to run, from a day on."""

    __tablename__ = "running_cost"

    id: UUID = identity()
    first_day: date = Field(unique=True)
    per_night: Decimal = money()
