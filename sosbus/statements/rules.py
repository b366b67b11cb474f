"""How long the usual nights of a year really were, by the town's clock."""

from collections.abc import Collection
from datetime import date, time, timedelta

from sosbus.base.refusal import Refusal
from sosbus.nights.rules import times_of


def hours_of(day: date, opens: time, closes: time) -> float | None:
    """From opening to closing in real time: five or seven hours when the clocks change."""
    times = times_of(day, opens, closes)
    if isinstance(times, Refusal):
        return None
    return (times[1] - times[0]).total_seconds() / 3600


def unusual_nights(
    first: date, last: date, weekdays: Collection[int], opens: time, closes: time
) -> tuple[float | None, list[tuple[date, float]]]:
    """How long a night usually is, and the nights of the period that were longer or shorter."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    lengths = [(day, hours_of(day, opens, closes)) for day in days if day.weekday() in weekdays]
    known = [(day, hours) for day, hours in lengths if hours is not None]
    if not known:
        return None, []
    all_ = [hours for _, hours in known]
    usual = max(set(all_), key=all_.count)
    return usual, [(day, hours) for day, hours in known if hours != usual]
