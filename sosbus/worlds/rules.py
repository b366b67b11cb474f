"""Where each counter might have been, and what ties them to each other.

A world says how far each counter had gone at the end of each month: its position, 0 to 4
since its last click.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sosbus.published.rules import Table
from sosbus.released.rules import FIVE, OUT_BY

FAR = 4 * OUT_BY  # two series of a month together differ by no more than this between worlds
UNTOLD = "~"


@dataclass(frozen=True)
class Told:
    """A series as it was told: by month, all contacts until then (true, and secret), and all
    that was shown until then, or None where that month was held over."""

    totals: Sequence[int]
    shown: Sequence[int | None]


@dataclass(frozen=True)
class Window:
    """Months of a series, the first and the last of them, counted from nought."""

    series: str
    first: int
    last: int


# Series whose numbers, each times its factor, add up alike in every world, each month.
Tie = Mapping[str, int]


class World:
    """Positions of every counter at the start and at the end of each month.

    `told` are the counters. A series nobody is told of, such as all others of a whole, has no
    lowest or highest position: it only never counts fewer than none.
    """

    def __init__(self, told: Mapping[str, Told], tables: Sequence[Table]) -> None:
        ends = [
            at for one in told.values() for at, now in enumerate(one.shown) if now is not None
        ]
        self.months = max(ends, default=-1) + 1  # newer ones were told nothing of
        self.told = told = {
            name: Told(one.totals[: self.months], one.shown[: self.months])
            for name, one in told.items()
        }
        self.at: dict[str, list[int]] = {}
        self.most: dict[str, list[int | None]] = {}  # the highest position, by month's end
        self.shown: dict[str, list[int]] = {}  # all shown until then
        self.ties: list[Tie] = []
        self.of: dict[str, list[int]] = {}  # a series' ties
        self.moved: list[tuple[str, int, int]] = []  # to go back to the truth by
        for name, one in told.items():
            self.begin(name, one)
        for table in tables:
            self.tie(table)

    def begin(self, name: str, told: Told) -> None:
        start, so_far, shown = a_start(told), 0, [0]
        for one in told.shown:
            so_far = so_far if one is None else one
            shown.append(so_far)
        self.shown[name] = shown
        totals = [0, *told.totals]
        self.at[name] = [total + start - one for total, one in zip(totals, shown, strict=True)]
        self.most[name] = [OUT_BY, *(None if one is None else OUT_BY for one in told.shown)]

    def begin_untold(self, name: str, numbers: Sequence[int]) -> None:
        so_far = [0]
        for one in numbers:
            so_far.append(so_far[-1] + max(0, one))
        self.at[name] = so_far
        self.most[name] = [None] * (self.months + 1)
        self.shown[name] = [0] * (self.months + 1)

    def tie(self, table: Table) -> None:
        """What the registry says of a table, as sums."""
        names = self.known(table.series(one) for one in table.counted)
        wholes = [one for one in self.known(table.wholes()) if one not in names]
        if table.most_each and wholes:  # every contact is in one of them at least
            self.bound(f"{table.code}/{UNTOLD}over", wholes, names)
        if table.exclusive and names and wholes:
            if table.rest or table.open:
                self.bound(f"{table.code}/{UNTOLD}", names, wholes)
            else:
                self.equal(names, wholes)
        if not table.exclusive:
            self.parts(table)

    def parts(self, table: Table) -> None:
        """Each category is no more than what it is a part of."""
        for category in table.counted:
            for name in self.known([table.series(category)]):
                if some := [one for one in self.known(table.wholes(category)) if one != name]:
                    self.bound(f"{name}{UNTOLD}", [name], some)

    def known(self, names: Iterable[str]) -> list[str]:
        return [one for one in names if one in self.told]

    def equal(self, some: Sequence[str], others: Sequence[str]) -> None:
        self.add(dict.fromkeys(some, 1) | dict.fromkeys(others, -1))

    def bound(self, slack: str, some: Sequence[str], more: Sequence[str]) -> None:
        """Some are together never more than the others: what is left is a series untold."""
        left = [a - b for a, b in zip(self.sums(more), self.sums(some), strict=True)]
        if min(left, default=FAR) < FAR:
            self.begin_untold(slack, left)
            self.add(dict.fromkeys(some, 1) | dict.fromkeys(more, -1) | {slack: 1})

    def add(self, factors: Tie) -> None:
        for name in factors:
            self.of.setdefault(name, []).append(len(self.ties))
        self.ties.append(factors)

    def sums(self, names: Iterable[str]) -> list[int]:
        numbers = [self.numbers(name) for name in names]
        return [sum(some) for some in zip(*numbers, strict=True)]

    def numbers(self, name: str) -> list[int]:
        return [self.number(name, month, month) for month in range(self.months)]

    def number(self, name: str, first: int, last: int) -> int:
        """Contacts of a series from the first to the last of some months."""
        at, shown = self.at[name], self.shown[name]
        return shown[last + 1] + at[last + 1] - shown[first] - at[first]

    def push(self, name: str, end: int, by: int, still: Collection[tuple[str, int]]) -> bool:
        """Move a position by one, and those after or before it that have to give way."""
        at, most, shown = self.at[name], self.most[name], self.shown[name]
        there = at[end] + by
        highest = most[end]
        if (name, end) in still or (name in self.told and there < 0):
            return False
        if highest is not None and there > highest:
            return False
        beside = end + 1 if by > 0 else end - 1
        if 0 <= beside <= self.months:
            room = (shown[beside] + at[beside] - shown[end] - there) * by
            if room < 0 and not self.push(name, beside, by, still):
                return False
        at[end] = there
        self.moved.append((name, end, by))
        return True

    def back(self, to: int = 0) -> None:
        while len(self.moved) > to:
            name, end, by = self.moved.pop()
            self.at[name][end] -= by


def a_start(told: Told) -> int:
    """The least secret start that fits; the truth fits, so there is one."""
    shown = zip(told.totals, told.shown, strict=True)
    start = max([0, *(told_ - total for total, told_ in shown if told_ is not None)])
    assert start <= OUT_BY, "ledger and totals disagree"
    return start


def small_windows(world: World) -> list[Window]:
    """All months-long stretches of a series with 1 to 4 contacts."""
    found = []
    for name in world.told:
        numbers = world.numbers(name)
        for first in range(len(numbers)):
            number = 0
            for last in range(first, len(numbers)):
                number += numbers[last]
                if number > OUT_BY:
                    break
                if number:
                    found.append(Window(name, first, last))
    return found


def what_fits(shown: Sequence[int], first: int, last: int) -> set[int]:
    """Every number of a window of one series, over every start and every history; `shown` is
    all shown until the end of each month, from nought before the first."""
    ways = {(start, 0) for start in range(FIVE)}
    for month, (before, now) in enumerate(pairwise(shown)):
        value = now - before
        ways = {
            (there, number + (value + there - here) * (first <= month <= last))
            for here, number in ways
            for there in range(FIVE)
            if value + there - here >= 0
        }
    return {number for _, number in ways}
