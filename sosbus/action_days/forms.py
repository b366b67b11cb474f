"""What is typed about a year's plan and about one Day of Action."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from sosbus.action_days.rules import FIGURES
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    TICK,
    Count,
    Day,
    Lines,
    Number,
    SourcedForm,
    asked,
    maybe_named,
)
from sosbus.targets.forms import YEAR, Year

TONNES = "Give tonnes like 20 or 2.5, or leave it empty"
Tonnes = Annotated[Number, Field(ge=0)]


def figure(name: str, wrong: str = COUNT) -> Any:
    return asked(FIGURES[name], wrong, EMPTY, default=None)


class ActionPlanForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    planned: int = asked(
        "How many Days of Action are planned?", "Give a number from 0 to 99", ge=0, le=99
    )


class ActionDayForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    held_on: Day | None = asked("On which day?", DAY, EMPTY, default=None)
    area_id: UUID | None = asked("In which ward?", CHOOSE, default=None)
    agencies_count: Count | None = asked(
        "How many agencies took part?", COUNT, EMPTY, default=None
    )
    agencies_about: bool = asked("That number is approximate", TICK, default=False)
    agencies: Lines = maybe_named(
        "Agencies known by name, one to a line", 2000, "Only those the source names."
    )
    named_count: Count | None = asked(
        "How many does the source name?",
        COUNT,
        "Only if not all of its names are above: the others are “name not known”.",
        default=None,
    )
    arrests: Count | None = figure("arrests")
    warrants: Count | None = figure("warrants")
    vehicles_removed: Count | None = figure("vehicles_removed")
    tonnes: Tonnes | None = figure("tonnes", TONNES)
    homes_called_at: Count | None = figure("homes_called_at")
    penalty_notices: Count | None = figure("penalty_notices")
    surveys: Count | None = figure("surveys")
