"""When an intervention ends, and what its surveys can and cannot tell."""

import calendar
from dataclasses import dataclass
from datetime import date
from math import sqrt

from sosbus.base.refusal import Refusal
from sosbus.pilots.tables import Survey

ENOUGH = 30  # people asked, and at least five of each answer
FEWEST = 5
WIDE = 1.96  # nineteen times in twenty


def ends_on(start: date | None, months: int) -> date | None:
    """So many calendar months on; a month without that day ends on its last: 31 October and
    four months is the end of February."""
    if start is None:
        return None
    past = start.month - 1 + months
    year, month = start.year + past // 12, past % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class Share:
    """A share of those asked, in percent, and how far it can be out."""

    percent: float
    margin: float | None  # None: too few were asked to say


def share(asked: int | None, said_so: int | None) -> Share | None:
    if not asked or said_so is None:
        return None
    part = said_so / asked
    enough = is_enough(asked, said_so)
    margin = round(100 * WIDE * sqrt(part * (1 - part) / asked), 1) if enough else None
    return Share(round(100 * part, 1), margin)


def is_enough(asked: int, said_so: int) -> bool:
    return asked >= ENOUGH and min(said_so, asked - said_so) >= FEWEST


NOT_BOTH = "No claim: it was not asked both before and after."
TOO_FEW = "No claim: too few people were asked."
UNCLEAR = "No clear change: the difference is within what chance gives."


def claim(before: Survey | None, after: Survey | None) -> str:
    """What the two surveys together allow us to say."""
    if before is None or after is None:
        return NOT_BOTH
    n, x, m, y = before.number_asked, before.said_so, after.number_asked, after.said_so
    if n is None or x is None or m is None or y is None:
        return NOT_BOTH
    if not (is_enough(n, x) and is_enough(m, y)):
        return TOO_FEW
    p, q = x / n, y / m
    change = 100 * (q - p)
    margin = 100 * WIDE * sqrt(p * (1 - p) / n + q * (1 - q) / m)
    if abs(change) <= margin:
        return UNCLEAR
    way = "Fewer" if change < 0 else "More"
    return (
        f"{way} said so after: {abs(change):.1f} percentage points, give or take {margin:.1f}."
    )


def may_survey(survey: Survey) -> Refusal | None:
    if survey.said_so is not None and survey.number_asked is None:
        return Refusal("Say how many were asked.")
    if survey.number_asked is not None and (survey.said_so or 0) > survey.number_asked:
        return Refusal("More said so than were asked.")
    return None
