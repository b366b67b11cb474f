"""How dates, hours and counts are written for people in the town."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sosbus.base.clock import TOWN


def day(when: date) -> str:
    """Fri 20 Nov"""
    return f"{when:%a} {when.day} {when:%b}"


def long_day(when: date) -> str:
    """Friday 20 November 2026"""
    return f"{when:%A} {when.day} {when:%B %Y}"


def dated(iso: str | None) -> str:
    """3 March 2009, from a day as a report keeps it"""
    if iso is None:
        return "not known"
    when = date.fromisoformat(iso)
    return f"{when.day} {when:%B %Y}"


def pounds(amount: Decimal | None) -> str:
    """£1,250.50, £300, or not known."""
    return "not known" if amount is None else f"£{amount:,.2f}".removesuffix(".00")


def month(first: date) -> str:
    """November 2026"""
    return f"{first:%B %Y}"


def clock(moment: datetime) -> str:
    """22:00, by the town's clock"""
    return f"{moment.astimezone(TOWN):%H:%M}"


def stamp(moment: datetime) -> str:
    """Fri 20 Nov 22:00, by the town's clock"""
    local = moment.astimezone(TOWN)
    return f"{day(local.date())} {local:%H:%M}"


def hours(length: float) -> str:
    """6 hours, 5.5 hours, 1 hour"""
    shown = f"{length:.1f}".removesuffix(".0")
    return f"{shown} hour" if shown == "1" else f"{shown} hours"


def count(number: int, noun: str, plural: str = "") -> str:
    """1 place, 2 places, 1,200 places"""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def nth(number: int) -> str:
    """1st, 2nd, 3rd, 11th"""
    teens = 10 <= number % 100 <= 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(things: Iterable[str], last: str = "and") -> str:
    """a, b and c"""
    all_ = [str(thing) for thing in things]
    return (
        f" {last} ".join([", ".join(all_[:-1]), all_[-1]]) if len(all_) > 1 else "".join(all_)
    )


def words_for(names: Iterable[str], words: Mapping[str, str]) -> list[str]:
    return [words[name] for name in names]


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "long_day": long_day,
    "month": month,
    "dated": dated,
    "clock": clock,
    "stamp": stamp,
    "hours": hours,
    "count": count,
    "nth": nth,
    "listed": listed,
    "words_for": words_for,
}
