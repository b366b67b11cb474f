"""What one day may say, and when days may be added up: seldom."""

from collections.abc import Sequence
from typing import Any

from sosbus.action_days.tables import ActionDay
from sosbus.base.refusal import Refusal
from sosbus.sources.rules import said
from sosbus.targets.rules import year_name

FIGURES = {
    "arrests": "Arrests",
    "warrants": "Warrants served",
    "vehicles_removed": "Vehicles removed",
    "tonnes": "Tonnes of waste removed",
    "homes_called_at": "Homes called at",
    "penalty_notices": "Fixed penalty notices",
    "surveys": "Surveys filled in",
}


def may_be_held(day: ActionDay) -> Refusal | None:
    if day.held_on and year_name(day.held_on) != day.year:
        return Refusal(f"That day is in {year_name(day.held_on)}.")
    if day.agencies_about and day.agencies_count is None:
        return Refusal("Give the number of agencies that is approximate.")
    named = len(named_agencies(day))
    if not day.agencies_about and day.agencies_count is not None and named > day.agencies_count:
        return Refusal("More agencies are named than took part.")
    return None


def named_agencies(day: ActionDay) -> list[str | None]:
    """The names we have, and None for each that the source gives and we do not."""
    names: list[str | None] = [*day.agencies.splitlines()]
    return names + [None] * ((day.named_count or 0) - len(names))


def figures(day: ActionDay) -> dict[str, int | float | None]:
    return {name: exact(getattr(day, name)) for name in FIGURES}


def exact(value: int | float | None) -> int | float | None:
    """Twenty tonnes are 20, not 20.0: nobody weighed them to a tenth."""
    return int(value) if value is not None and value == int(value) else value


def year_total(name: str, planned: int | None, days: Sequence[ActionDay]) -> int | float | None:
    """A year's figure: only if every planned day is told of, and each with this figure. One
    day's is never taken for another's."""
    if planned is None or not days or len(days) < planned:
        return None
    held = [figures(one)[name] for one in days]
    known = [one for one in held if one is not None]
    return sum(known) if len(known) == len(held) else None


def told_totals(planned: int | None, days: Sequence[ActionDay]) -> dict[str, Any]:
    totals = {name: year_total(name, planned, days) for name in FIGURES}
    return {
        "totals": totals,
        "totals_shown": {FIGURES[name]: said(value) for name, value in totals.items()},
    }


def told_day(day: ActionDay, ward: str | None) -> dict[str, Any]:
    count = day.agencies_count
    return {
        "date": str(day.held_on) if day.held_on else None,
        "ward": ward,
        "agencies_about": None
        if count is None
        else {"value": count, "about": day.agencies_about},
        "agencies_shown": said(count, day.agencies_about),
        "agencies_named": named_agencies(day),
        "shown": {FIGURES[name]: said(value) for name, value in figures(day).items()},
    } | figures(day)
