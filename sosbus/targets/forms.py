"""What is typed about the plan, its objectives, areas, targets and results."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from sosbus.crime.rules import CRIME_TYPES
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    TICK,
    Count,
    Day,
    Line,
    Number,
    SourcedForm,
    asked,
    maybe_named,
    named,
)
from sosbus.targets.rules import year_of
from sosbus.targets.tables import AreaKind

PERCENT = "Give a change in percent, like −5, between −100 and 1,000"
YEAR = "Give a year like 2008-09"
FALLS = "A fall is a minus: −5 is five percent fewer."


def an_lsoa_each(typed: str) -> str:
    codes = typed.split()
    if wrong := [one for one in codes if len(one) != 9 or not one.isalnum()]:
        raise ValueError(f"“{wrong[0][:20]}” is not an area like E01021649")
    return " ".join(codes)


def a_crime_type(typed: str) -> str:
    if typed and typed not in CRIME_TYPES:
        raise ValueError("Write it as police.uk does, like Anti-social behaviour")
    return typed


def a_year(typed: str) -> str:
    if year_of(typed) is None:
        raise ValueError(YEAR)
    return typed


def maybe_a_year(typed: str) -> str:
    return a_year(typed) if typed else ""


Year = Annotated[Line, AfterValidator(a_year)]
MaybeYear = Annotated[Line, AfterValidator(maybe_a_year)]


class PlanForm(SourcedForm):
    name: Line = named("What is the plan called?")
    first_day: Day = asked("Its first day", DAY)
    last_day: Day = asked("Its last day", DAY)


class ObjectiveForm(SourcedForm):
    plan_id: UUID = asked("Of which plan?", CHOOSE)
    words: Line = named("The objective", 200, "Like: Reduce violent crime in the town centre.")
    owner: Line = maybe_named("Who answers for it?", hint=f"An organisation. {EMPTY}")
    planned_end: Day | None = asked("Planned end", DAY, EMPTY, default=None)


class AreaForm(SourcedForm):
    name: Line = named("Its name", 80)
    kind: AreaKind = asked("What is it?", CHOOSE)
    valid_from: Day | None = asked("Its bounds hold from", DAY, EMPTY, default=None)
    valid_to: Day | None = asked("Its bounds hold until", DAY, EMPTY, default=None)
    lsoas: Annotated[Line, AfterValidator(an_lsoa_each)] = maybe_named(
        "The police’s areas it is made of", 2000, f"Like E01021649, spaces between. {EMPTY}"
    )


class TargetForm(SourcedForm):
    objective_id: UUID = asked("Of which objective?", CHOOSE)
    measure: Line = named("What is measured?", hint="Like: Alcohol-related violent crime.")
    area_id: UUID = asked("In which area?", CHOOSE)
    group_name: Line = maybe_named("Set together with others as", hint="Empty: by itself.")
    first_day: Day = asked("First day", DAY)
    last_day: Day = asked("Last day", DAY)
    change: Number = asked("Change aimed at, in percent", PERCENT, FALLS, ge=-100, le=1000)
    baseline_first: Day = asked("First day of the baseline", DAY)
    baseline_last: Day = asked("Last day of the baseline", DAY)
    follows_id: UUID | None = asked(
        "Does it follow another target?",
        CHOOSE,
        "“A further 2%” is two percent of what the other left.",
        default=None,
    )
    crime_type: Annotated[Line, AfterValidator(a_crime_type)] = maybe_named(
        "Counted from police.uk as", 60, "Like Anti-social behaviour. Empty: it is not."
    )


class ResultForm(SourcedForm):
    target_id: UUID = asked("Of which target?", CHOOSE)
    change: Number | None = asked(
        "Change reported, in percent",
        PERCENT,
        f"{FALLS} {EMPTY}",
        default=None,
        ge=-100,
        le=1000,
    )
    before: Count | None = asked("Count in the baseline", COUNT, EMPTY, default=None)
    after: Count | None = asked("Count in the period", COUNT, EMPTY, default=None)
    about: bool = asked("It is approximate", TICK, default=False)
