"""Periods and their codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sosbus.base.calendar import next_month
from sosbus.base.words import month as month_words

CODE = re.compile(r"(20\d\d)-(?:(0[1-9]|1[0-2])|(\d\d)(?:-q([1-4]))?)")
RANGE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])-to-20\d\d-(?:0[1-9]|1[0-2])")
APRIL = 4


@dataclass(frozen=True)
class Period:
    """Whole months by the date of their nights' evenings: a month, a quarter, a year."""

    code: str
    name: str
    months: tuple[date, ...]

    @property
    def first(self) -> date:
        return self.months[0]

    @property
    def last(self) -> date:
        return next_month(self.months[-1]) - timedelta(days=1)

    @property
    def before(self) -> tuple[date, ...]:
        """The same months a year earlier."""
        return tuple(one.replace(year=one.year - 1) for one in self.months)


def period_of(code: str) -> Period | None:
    """2026-10 is a month, 2026-27-q1 April to June 2026, 2026-27 a financial year, and
    2025-11-to-2026-10 a year that begins in another month."""
    if found := RANGE.fullmatch(code):
        months = a_row_of(date(int(found[1]), int(found[2]), 1), 12)
        return a_range(months) if a_range(months).code == code else None
    found = CODE.fullmatch(code)
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        first = date(year, int(found[2]), 1)
        return Period(code, month_words(first), (first,))
    if int(found[3]) != (year + 1) % 100:
        return None
    months = a_row_of(date(year, APRIL, 1), 12)
    if found[4]:
        months = months[3 * int(found[4]) - 3 : 3 * int(found[4])]
    return Period(code, named(months), months)


def a_range(months: tuple[date, ...]) -> Period:
    return Period(f"{months[0]:%Y-%m}-to-{months[-1]:%Y-%m}", named(months), months)


def named(months: Sequence[date]) -> str:
    return f"{month_words(months[0])} to {month_words(months[-1])}"


def a_row_of(first: date, number: int) -> tuple[date, ...]:
    months = [first]
    while len(months) < number:
        months.append(next_month(months[-1]))
    return tuple(months)
