"""The plan: its objectives, its targets, and what was reported of them.

A target is a change in percent, of a measure in an area, over a period, against a named
baseline. What was reported may be a percentage alone: then no count is made up for it.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class Plan(SQLModel, table=True):
    id: UUID = identity()
    name: str = Field(max_length=120)
    first_day: date
    last_day: date


class Objective(SQLModel, table=True):
    id: UUID = identity()
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    words: str = Field(max_length=200)
    owner: str = Field(max_length=120)  # "" is not known
    planned_end: date | None = None


class AreaKind(Choice):
    TOWN_CENTRE = "town_centre", "Town centre"
    WARD = "ward", "Ward"
    BOROUGH = "borough", "Borough"


class Area(SQLModel, table=True):
    """Wards were drawn anew in 2016: the same name may be another ground."""

    id: UUID = identity()
    name: str = Field(max_length=80)
    kind: AreaKind = chosen(AreaKind)
    valid_from: date | None = None
    valid_to: date | None = None
    lsoas: str = ""  # the police's areas it is made of, where they are known


class Target(SQLModel, table=True):
    id: UUID = identity()
    objective_id: UUID = Field(foreign_key="objective.id", index=True)
    measure: str = Field(max_length=120)
    area_id: UUID = Field(foreign_key="area.id")
    group_name: str = Field(max_length=120)  # targets set together; "" is by itself
    first_day: date
    last_day: date
    change: float  # in percent: -5
    baseline_first: date
    baseline_last: date
    follows_id: UUID | None = Field(default=None, foreign_key="target.id")
    crime_type: str = ""  # as police.uk names it, where its counts answer this


class Result(SQLModel, table=True):
    """What somebody published of a target: a percentage, or the counts before and after."""

    id: UUID = identity()
    target_id: UUID = Field(foreign_key="target.id", unique=True)
    change: float | None = None
    before: int | None = None
    after: int | None = None
    about: bool = False
