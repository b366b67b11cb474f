"""What the lines of all files tell, each as far as it goes and no further."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sosbus.base.calendar import next_month
from sosbus.lines.rules import SHARES, Line, Meant, meant_by, series_of
from sosbus.published.rules import Table
from sosbus.released.rules import OUT_BY

LATE = 1  # records behind a release made again, as its reason tells


@dataclass(frozen=True)
class Cell:
    """Of one series or several together, over months in a row."""

    series: tuple[str, ...]
    first: date
    last: date  # the first day of the last month
    low: int
    high: int
    counters: str = ""  # "" when everybody reads the same ones, else whose
    is_exact: bool = False


@dataclass(frozen=True)
class Share:
    """A percentage: of true numbers, or of shown ones."""

    category: str
    top: tuple[str, ...]
    base: tuple[str, ...]
    first: date
    last: date
    low: float
    high: float
    is_exact: bool


@dataclass(frozen=True)
class Added:
    """What was added to a cell of a release when it was made again."""

    series: str
    first: date
    last: date
    low: int
    high: int


@dataclass
class Heard:
    """All that was read, sorted by what it tells."""

    cells: list[Cell] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    held: set[tuple[str, date]] = field(default_factory=set)  # series, month told with the next
    unsure: set[tuple[str, date]] = field(default_factory=set)  # one of several was held over
    untold: set[tuple[str, date]] = field(default_factory=set)  # percentages, and of what month
    added: list[Added] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)  # in no known table

    @property
    def months(self) -> list[date]:
        some: list[Cell | Share] = [*self.cells, *self.shares]
        months, last = [min(one.first for one in some)], max(one.last for one in some)
        while months[-1] < last:
            months.append(next_month(months[-1]))
        return months


def hear(lines: Iterable[Line], tables: Sequence[Table]) -> Heard:
    heard, names = Heard(), series_of(tables)
    first_told: dict[tuple[object, ...], Line] = {}
    for line in sorted(lines, key=lambda one: (one.number, one.version)):
        before = first_told.setdefault(line.place, line)
        if line.adds_nothing:
            continue
        if before is not line:
            heard.added += made_again(before, line, meant_by(line, names))
        elif line.is_share:
            tell_share(heard, line, meant_by(line, names), tables)
        elif meant := meant_by(line, names):
            tell(heard, line, meant)
        elif line.value:
            heard.unread.append(line)
    heard.unsure -= {(one.series[0], one.last) for one in heard.cells if len(one.series) == 1}
    heard.cells = each_their_own(heard.cells)
    return heard


def made_again(before: Line, after: Line, meant: Meant | None) -> Iterator[Added]:
    """A release tells something else than its earlier version did: what was counted since?"""
    if meant and before.value and after.value and before.value != after.value:
        series, first, last = meant
        more = round(float(after.value)) - round(float(before.value))
        out = 0 if after.is_exact else OUT_BY
        low, high = max(0, more - out), min(LATE, more + out)
        yield Added(series[0], first, last, min(low, high), high)


def tell(heard: Heard, line: Line, meant: Meant) -> None:
    series, first, last = meant
    if line.note == "[c]":  # other people's way: between 1 and 4
        heard.cells.append(Cell(*meant, 1, OUT_BY, is_exact=True))
    elif line.value:
        number = shown_in(line, len(series))
        heard.cells.append(Cell(*meant, number, number, line.pack, line.is_exact))
    elif line.measure != "before":  # what nobody kept a year ago was not held over
        (heard.held if len(series) == 1 else heard.unsure).update((one, last) for one in series)


def shown_in(line: Line, several: int) -> int:
    """The number itself; beside money it stands in the line's name: 5 / 7.5 / 10 x GBP."""
    if line.unit != "pounds":
        return round(float(line.value))
    low, _, high = re.findall(r"[\d.]+", line.label.partition(", ")[2])[:3]
    return round(float(low if several == 1 else high))


def tell_share(heard: Heard, line: Line, meant: Meant | None, tables: Sequence[Table]) -> None:
    if not line.value:
        heard.untold.add((line.category, line.last.replace(day=1)))
        return
    found: Sequence[tuple[str, ...]] = SHARES.get(line.key, ())
    if meant and not found:
        (table,) = (one for one in tables if one.code == line.table)
        found = meant[0], table.wholes(meant[0][0].partition("/")[2])
    if not found:
        heard.unread.append(line)
        return
    top, base = found
    half = 0.5 / 10 ** len(line.value.partition(".")[2])
    low, high = float(line.value) - half, float(line.value) + half
    heard.shares.append(
        Share(line.category, top, base, line.first, line.last.replace(day=1), low,
              high if high < 100 else 1000, line.is_exact)
    )  # fmt: skip


def each_their_own(cells: Sequence[Cell]) -> list[Cell]:
    """One counter for all, but where packs tell different numbers of the same months."""
    values: dict[Meant, set[int]] = {}
    for one in cells:
        if not one.is_exact:
            values.setdefault((one.series, one.first, one.last), set()).add(one.low)
    twice = {meant[0] for meant, numbers in values.items() if len(numbers) > 1}
    return list(
        dict.fromkeys(
            one if one.series in twice else replace(one, counters="") for one in cells
        )
    )
