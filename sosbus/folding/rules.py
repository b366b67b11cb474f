"""When a month folds, and what an answer is counted as."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sosbus.base.calendar import next_month
from sosbus.base.clock import TOWN
from sosbus.nights.rules import half_hour

YEARS = 3
FEWEST = 10  # a month with fewer contacts keeps only how many there were


def months_due(months: Iterable[date], closed: Collection[date], today: date) -> list[date]:
    """Months whose last night was three years ago, and whose figures are final."""
    return sorted(
        first for first in months if first in closed and whole_years_after(first) <= today
    )


def whole_years_after(first: date) -> date:
    after = next_month(first)
    return after.replace(year=after.year + YEARS)


def counted_as(name: str, value: Any) -> list[str]:
    """The codes under which one answer is counted; times and minutes coarsely."""
    if value is None:
        return []
    if isinstance(value, list):
        return [one.value for one in value]
    if isinstance(value, datetime):
        return [f"{half_hour(value).astimezone(TOWN):%H:%M}"]
    if isinstance(value, int):
        return [str(in_steps(value, 15 if name == "minutes_on_bus" else 5))]
    return [str(value)]


def in_steps(minutes: int, step: int) -> int:
    """To the nearest so many minutes; what is already so stays."""
    return (minutes + step // 2) // step * step
