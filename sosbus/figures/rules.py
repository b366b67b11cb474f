"""Counters in fives, and when a month may close.

A counter for each published category clicks once for every five contacts and carries on
from month to month from a secret start. See docs/adr/0005.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sosbus.base.calendar import next_month
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import day, month
from sosbus.figures.tables import Counter
from sosbus.nights.rules import noon_to_noon
from sosbus.nights.tables import Night, Status
from sosbus.released.rules import FIVE, OUT_BY

WAIT = timedelta(days=7)


def click(counter: Counter, total: int) -> int:
    """Move a counter on to `total` contacts ever; what it shows for this month, in fives."""
    reached = FIVE * ((total + counter.phase) // FIVE)
    shown = max(counter.shown, reached)
    month_value = shown - counter.shown
    counter.total, counter.shown = total, shown
    return month_value


def bounds(shown: int, counters: int = 1) -> tuple[int, int]:
    """At least and at most how many contacts a shown figure can stand for."""
    return max(0, shown - OUT_BY * counters), shown + OUT_BY * counters


def month_of(night_date: date) -> date:
    return night_date.replace(day=1)


def may_close(
    first: date, nights: Sequence[Night], waiting: Sequence[date], now: datetime
) -> Refusal | None:
    """A month closes seven days after its last night, in order, with every night settled."""
    if first not in waiting:
        return Conflict(f"{month(first)} is closed already, or has no nights.")
    if waiting[0] != first:
        return Conflict(f"Close {month(waiting[0])} first: months close in order.")
    for night in nights:
        if night.status in (Status.PLANNED, Status.OPEN) and now >= night.closes_at:
            what = "close it" if night.status is Status.OPEN else "cancel it with a reason"
            return Conflict(f"{day(night.night_date)} is not settled: {what} first.")
    if now < closes_from(first):
        return Conflict(f"{month(first)} can close from {day(closes_from(first).date())}.")
    return None


def closes_from(first: date) -> datetime:
    """Seven days after the month's last night can be over: time for late records."""
    _, over = noon_to_noon(next_month(first) - timedelta(days=1))
    return over + WAIT
