"""Years, changes and gaps: what a percentage may say, and what it may not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sosbus.base.columns import Choice
from sosbus.base.refusal import Refusal
from sosbus.sources.rules import NOT_KNOWN, said
from sosbus.targets.tables import Result, Target

APRIL = 4
YEAR = re.compile(r"(20\d\d)-(\d\d)")
NOT_ADDED = "Not given: percentages without their counts are never averaged."


def year_of(name: str) -> tuple[date, date] | None:
    """The first and last day of a year written like 2008-09."""
    found = YEAR.fullmatch(name)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    return date(int(found[1]), APRIL, 1), date(int(found[1]) + 1, 3, 31)


def year_name(day: date) -> str:
    """The year of a day. Of a night ask its evening: that of 31 March is in the old year."""
    first = day.year if day.month >= APRIL else day.year - 1
    return f"{first}-{(first + 1) % 100:02}"


def period_words(first: date, last: date) -> str:
    """2008-09 for a whole year, else both days."""
    if year_of(year_name(first)) == (first, last):
        return year_name(first)
    return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"


class How(Choice):
    REPORTED = "reported", "Reported: a percentage somebody published"
    COUNTED = "counted", "Counted: from counts held here"


@dataclass(frozen=True)
class Now:
    """Where a target stands: how we know, the change, and the counts if there are any."""

    how: How | None = None
    change: float | None = None
    before: int | None = None
    after: int | None = None
    about: bool = False

    @property
    def words(self) -> str:
        return percent(self.change, self.about)


UNKNOWN = Now()


class Status(Choice):
    BEATEN = "beaten", "Beaten"
    MET = "met", "Met"
    MISSED = "missed", "Missed"
    UNDER_WAY = "under_way", "Under way"
    NOT_KNOWN = "not_known", "Not known"


COLOUR = {
    Status.BEATEN: "green",
    Status.MET: "green",
    Status.MISSED: "red",
    Status.UNDER_WAY: "amber",
    Status.NOT_KNOWN: "not rated",
}


def percent(change: float | None, about: bool = False) -> str:
    """−17%, about −17%, +3%, or not known."""
    if change is None:
        return NOT_KNOWN
    sign = "−" if change < 0 else "+" if change > 0 else ""
    words = f"{sign}{said(float(abs(change)))}%"
    return f"about {words}" if about else words


def change_of(before: int, after: int) -> float | None:
    """In percent of the baseline (K15). Of a baseline of nothing there is none."""
    return round((after - before) / before * 100, 1) if before else None


def standing(result: Result | None, counted: Now) -> Now:
    """What was reported, unless nobody reported: then what our own counts say."""
    if result is None or (result.change is None and result.before is None):
        return counted
    if result.before is not None and result.after is not None:
        change = change_of(result.before, result.after)
        return Now(How.REPORTED, change, result.before, result.after, result.about)
    return Now(How.REPORTED, result.change, about=result.about)


def gap(target: float, change: float | None) -> float | None:
    """In percentage points; above nought is better than the target, whichever way it points."""
    if change is None:
        return None
    return round(target - change if target < 0 else change - target, 2)


def gap_words(points: float | None, is_over: bool = True) -> str:
    """Before the period is over nothing is beaten or missed."""
    if points is None:
        return NOT_KNOWN
    if points == 0:
        return "met the target exactly" if is_over else "so far exactly on target"
    unit = "percentage point" if abs(points) == 1 else "percentage points"
    much = f"{said(float(abs(points)))} {unit}"
    if not is_over:
        return f"so far {much} {'better than' if points > 0 else 'short of'} the target"
    return f"{'beat' if points > 0 else 'missed'} target by {much}"


def status_of(points: float | None, last_day: date, today: date) -> Status:
    """Of a period that is not over there is no verdict yet."""
    if today <= last_day:
        return Status.UNDER_WAY
    if points is None:
        return Status.NOT_KNOWN
    if points == 0:
        return Status.MET
    return Status.BEATEN if points > 0 else Status.MISSED


def compounded(changes: Iterable[float]) -> float:
    """100, changed by each percentage in turn: −5 and then −2 is 93.1, not 93."""
    base = 100.0
    for change in changes:
        base *= 1 + change / 100
    return round(base, 2)


@dataclass(frozen=True)
class Chain:
    """A target that follows others, against what was planned and against what came."""

    planned: float
    real: float | None  # None: what came before is not known


def chain(before: Sequence[Target], now: Mapping[UUID, Now], target: Target) -> Chain:
    """`before` are the targets it follows, the first of all first."""
    real = [now.get(one.id, UNKNOWN).change for one in before]
    known = [one for one in real if one is not None]
    planned = compounded([*(one.change for one in before), target.change])
    whole = len(known) == len(real)
    return Chain(planned, compounded([*known, target.change]) if whole else None)


def together(parts: Sequence[Now]) -> Now:
    """Several areas as one: from their counts, or not at all. Percentages are not averaged."""
    counts = [(one.before, one.after) for one in parts]
    before = [one for one, _ in counts if one is not None]
    after = [one for _, one in counts if one is not None]
    if not parts or len(before) < len(parts) or len(after) < len(parts):
        return UNKNOWN
    about = any(one.about for one in parts)
    all_before, all_after = sum(before), sum(after)
    how = How.COUNTED if all(one.how is How.COUNTED for one in parts) else How.REPORTED
    return Now(how, change_of(all_before, all_after), all_before, all_after, about)


def may_follow(target: Target, follows: Target | None) -> Refusal | None:
    if target.last_day < target.first_day or target.baseline_last < target.baseline_first:
        return Refusal("The last day comes before the first.")
    if follows is None:
        return None
    if follows.last_day >= target.first_day:
        return Refusal("A target follows one whose period is over when its own begins.")
    if (target.baseline_first, target.baseline_last) != (follows.first_day, follows.last_day):
        return Refusal("A target that follows another has that one’s period as its baseline.")
    return None


def may_stand(result: Result) -> Refusal | None:
    """Counts come both or neither, and with them no percentage that could say otherwise."""
    counts = [result.before, result.after]
    if counts.count(None) == 1:
        return Refusal("Give the counts before and after, or neither.")
    if counts[0] is not None and result.change is not None:
        return Refusal("Give a percentage or the counts: from counts we work it out.")
    return None
