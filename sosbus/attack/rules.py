"""Trying to find somebody in all that was ever published, by integer programming.

The attacker has the files, the method (a counter clicks at every fifth contact, from a start
of 0 to 4 that nobody knows) and the registry of tables, and no more. What is hidden of a
series are its positions: how far its counter stands past its last click, at each month's
end. With them a month's true number is what was shown, plus the position after, less the one
before. The lowest and highest number that any consistent world gives a window of months is
what the attacker knows of it; with fewer than five between, somebody could be found.
"""

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.figures.rules import next_month
from sosbus.measures.rules import EVERYBODY, HOSPITAL, TABLES, VIOLENCE, Table
from sosbus.released.rules import FIVE, OUT_BY

A_WORLD = 2  # as HiGHS calls a solution that holds
ENOUGH = FIVE  # numbers that fit a small window
MOST = 2000  # contacts a month nobody would believe
SECONDS = 20.0  # for one end of one window
THE_FIRST = 300.0  # for any world at all
NEAR = 0.5  # how far from the most a world that widens many may be
ROUNDS = 4  # looks at all windows at once, before the narrow ones are asked one by one
A_TABLE = 4  # looks at one table between two counts of what is narrow still
LATE = 1  # records behind a release made again, as its reason tells
NO_SOLVER = Refusal(
    "The attack needs the solver HiGHS, which is not installed where the service runs. "
    "Install it with: pip install highspy"
)
CONTRADICTION = Refusal(
    "No true numbers fit all these files. Either they were not made by the method, or one of "
    "them was changed, or a figure was counted again."
)
TOO_LONG = Refusal("The solver found no world in five minutes. Try fewer folders at a time.")


@dataclass(frozen=True)
class Line:
    """A line of a published CSV, as it is written there."""

    pack: str
    number: int
    version: int
    first: date
    last: date
    table: str
    category: str
    label: str
    measure: str
    value: str
    unit: str
    at_least: str
    at_most: str
    note: str

    @property
    def key(self) -> tuple[object, ...]:
        """The same in each version of a release."""
        period = (self.pack, self.first, self.last)
        return (*period, self.table, self.category, self.measure)

    @property
    def is_exact(self) -> bool:
        return bool(self.value) and self.at_least == self.value == self.at_most


@dataclass(frozen=True)
class Cell:
    """What a line tells: of one series or several together, over months in a row."""

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
    untold: set[tuple[str, date]] = field(default_factory=set)  # percentages, and of what month
    added: list[Added] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)  # about contacts, and in no known table


@dataclass(frozen=True)
class Found:
    """A window of months of a series, and the lowest and highest it can be in any world. When
    not `is_all`, worlds with these were seen, and nobody looked for wider ones."""

    series: str
    first: date
    last: date
    low: int
    high: int
    is_all: bool

    @property
    def candidates(self) -> int:
        return self.high - self.low + 1

    @property
    def is_small(self) -> bool:
        """It may be somebody: 1 to 4 contacts are among what it can be."""
        return self.low <= OUT_BY and self.high >= 1


@dataclass(frozen=True)
class Result:
    found: tuple[Found, ...]
    added: tuple[Added, ...]
    unread: tuple[Line, ...]

    @property
    def small(self) -> list[Found]:
        return [one for one in self.found if one.is_small]

    @property
    def fewest(self) -> int:
        return min((one.candidates for one in self.small), default=FIVE)

    @property
    def pinned(self) -> list[Found]:
        return [one for one in self.small if one.candidates == 1]

    @property
    def is_broken(self) -> bool:
        return self.fewest < FIVE or bool(self.added)

    def by_table(self) -> dict[str, list[Found]]:
        tables: dict[str, list[Found]] = {}
        for one in self.small:
            tables.setdefault(table_of(one.series), []).append(one)
        return tables


def attack(
    lines: Iterable[Line],
    tables: Sequence[Table] = TABLES,
    known: Mapping[str, Mapping[date, int]] | None = None,
    moved: int = 0,
    every: bool = False,
) -> Result | Refusal:
    """`known` are series an insider has exactly, by month; `moved` is how many records a month
    may have changed category after it closed, for an attacker who allows for that. With
    `every`, the two ends are sought of windows too that are wide enough already."""
    heard = hear(lines, tables)
    if not heard.cells:
        return Refusal("There are no figures of ours in these folders.")
    insider, newest = known or {}, max(one.last for one in heard.cells)
    for series, numbers in insider.items():
        heard.cells += [
            Cell((series,), month, month, number, number, is_exact=True)
            for month, number in numbers.items()
            if month <= newest
        ]
    program = Program(heard, tables, moved)
    targets = [one for one in program.targets() if one.series not in insider]
    found = Search(program, targets).find(every)
    if isinstance(found, Refusal):
        return found
    return Result(tuple(found), tuple(heard.added), tuple(heard.unread))


# What the lines say.


def hear(lines: Iterable[Line], tables: Sequence[Table]) -> Heard:
    heard, names = Heard(), {plain(one): one for one in series_of(tables)}
    first_told: dict[tuple[object, ...], Line] = {}
    for line in sorted(lines, key=lambda one: (one.number, one.version)):
        before = first_told.setdefault(line.key, line)
        if before is line:
            told(heard, line, names, tables)
        elif before.value and line.value and before.value != line.value:
            heard.added += made_again(before, line, names)
    heard.cells = each_their_own(heard.cells)
    return heard


def series_of(tables: Sequence[Table]) -> list[str]:
    return [table.series(category) for table in tables for category in table.categories]


def plain(code: str) -> str:
    """A category as files spell it: 65+ is 65_up."""
    table, _, category = code.partition("/")
    return f"{table}/{re.sub(r'[^0-9A-Za-z_]+', '_', category.replace('+', '_up')).lower()}"


def told(heard: Heard, line: Line, names: Mapping[str, str], tables: Sequence[Table]) -> None:
    if line.unit == "per cent" or (line.table, line.category) in SHARES:
        heard.shares += share_of(line, names, tables)
        if not line.value:
            heard.untold.add((line.category, line.last.replace(day=1)))
        return
    meant = list(meant_by(line, names))
    for cell in meant:
        if line.note == "[c]":  # other people's way: between 1 and 4
            heard.cells.append(Cell(*cell, 1, OUT_BY, is_exact=True))
        elif line.value:
            low = shown_in(line, cell[0])
            heard.cells.append(Cell(*cell, low, low, line.pack, line.is_exact))
        elif line.measure != "before":  # what nobody kept a year ago was not held over
            heard.held.add((cell[0][0], cell[2]))
    if not meant and line.unit == "contacts" and line.value and not is_reckoned(line):
        heard.unread.append(line)


Meant = tuple[tuple[str, ...], date, date]


def meant_by(line: Line, names: Mapping[str, str]) -> Iterator[Meant]:
    """The series that a line is about, and the first and the last of its months."""
    months = (line.first, line.last.replace(day=1))
    if "[rest]" in line.note:
        return
    if name := names.get(f"{line.table}/{line.category}"):
        yield ((name,), *months)
    elif line.table == "months":
        month = month_in(line, int(line.category[1:]))
        if line.measure == "before":
            month = month.replace(year=month.year - 1)
        yield ((EVERYBODY,), month, month)
    elif line.table == "against_police" and line.measure == "bus":
        year, _, number = line.category.partition("_")
        month = date(int(year), int(number), 1)
        yield ((VIOLENCE,), month, month)
    elif line.table == "safeguarding" and line.category in YOUNG_AND_AT_RISK:
        yield (YOUNG_AND_AT_RISK[line.category], *months)
    elif line.measure in ("low", "high") and (what := AVOIDED.get((line.table, line.category))):
        parts = (f"avoided_sure/{what}_certain", f"avoided_sure/{what}_probable")
        yield (parts[: 1 if line.measure == "low" else 2], *months)


YOUNG_AND_AT_RISK = {
    "under_18": ("age/u16", "age/16-17"),
    "vulnerable_adult": ("vulnerable/adult_at_risk",),
    "rough_sleeper": ("vulnerable/rough_sleeper",),
}
AVOIDED = {
    ("key_figures", "k6"): "ambulance",
    ("key_figures", "k7"): "ae",
    ("worth", "ambulance"): "ambulance",
    ("worth", "ae"): "ae",
}


def month_in(line: Line, number: int) -> date:
    month = line.first
    while month.month != number:
        month = next_month(month)
    return month


def shown_in(line: Line, series: tuple[str, ...]) -> int:
    """The number itself; beside money it stands in the line's name: 5 / 7.5 / 10 x GBP."""
    if line.unit != "pounds":
        return round(float(line.value))
    low, _, high = re.findall(r"[\d.]+", line.label.partition(", ")[2])[:3]
    return round(float(low if len(series) == 1 else high))


def is_reckoned(line: Line) -> bool:
    """From shown figures that stand beside it, or that others are told."""
    return (line.table, line.measure) == ("key_figures", "central") or line.category in (
        "k1",
        "k2",
    )


def share_of(line: Line, names: Mapping[str, str], tables: Sequence[Table]) -> Iterator[Share]:
    if not line.value:
        return
    top: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    if name := names.get(f"{line.table}/{line.category}"):
        (table,) = (one for one in tables if one.code == line.table)
        top, base = (name,), tuple(table.wholes(name.partition("/")[2]))
    elif (line.table, line.category) in SHARES:
        top, base = SHARES[line.table, line.category]
    if top:
        half = 0.5 / 10 ** len(line.value.partition(".")[2])
        low, high = float(line.value) - half, float(line.value) + half
        yield Share(line.category, top, base, line.first, line.last.replace(day=1), low,
                    high if high < 100 else 1000, line.is_exact)  # fmt: skip


SAFE = ("left_with_friends", "family_collected", "taxi", "bus_lift_home", "safe_place")
SHARES = {
    ("key_figures", "k11"): (
        tuple(f"outcome/{one}" for one in (*SAFE, *sorted(HOSPITAL))),
        (EVERYBODY,),
    ),
    ("key_figures", "k12"): (
        ("violence_aware/no_declined", "violence_aware/no_other"),
        (VIOLENCE,),
    ),
}


def made_again(before: Line, after: Line, names: Mapping[str, str]) -> Iterator[Added]:
    """A release tells something else than its earlier version did: what was counted since?"""
    for series, first, last in meant_by(after, names):
        more = round(float(after.value)) - round(float(before.value))
        out = 0 if after.is_exact else OUT_BY
        low, high = max(0, more - out), min(LATE, more + out)
        yield Added(series[0], first, last, min(low, high), high)


def each_their_own(cells: Sequence[Cell]) -> list[Cell]:
    """One counter for all, but where packs tell different numbers of the same months."""
    values: dict[Meant, set[int]] = {}
    for one in cells:
        if not one.is_exact:
            values.setdefault((one.series, one.first, one.last), set()).add(one.low)
    twice = {meant[0] for meant, numbers in values.items() if len(numbers) > 1}
    return list(
        dict.fromkeys(
            one
            if one.series in twice
            else Cell(one.series, one.first, one.last, one.low, one.high, "", one.is_exact)
            for one in cells
        )
    )


# What follows from them.

Terms = dict[int, float]


class Program:
    """Whole numbers, each between a lowest and a highest, and sums of them that are too."""

    def __init__(self, heard: Heard, tables: Sequence[Table], moved: int = 0) -> None:
        self.columns: list[tuple[int, int]] = []
        self.rows: list[tuple[Terms, float, float]] = []
        self.moved = moved
        self.heard = heard
        firsts, lasts = [one.first for one in heard.cells], [one.last for one in heard.cells]
        firsts += [one.first for one in heard.shares]
        lasts += [one.last for one in heard.shares]
        self.months = months_between(min(firsts), max(lasts))
        self.numbers: dict[str, list[Terms]] = {}  # of a series, by month, in terms of columns
        self.clicks: dict[tuple[str, str], list[int]] = {}
        self.own: dict[str, set[int]] = {}  # all columns of a series, of a second counter too
        self.near: dict[str, set[str]] = {}  # tables, by one they lean on
        shown: dict[str, set[str]] = {}
        for cell in heard.cells:
            for name in cell.series:
                shown.setdefault(name, set()).update(() if cell.is_exact else {cell.counters})
        for name, counters in sorted(shown.items()):
            before = len(self.columns)
            self.begin(name, sorted(counters))
            self.own[name] = set(range(before, len(self.columns)))
        for cell in heard.cells:
            self.hold(cell)
        for share in heard.shares:
            self.hold_share(share)
        for table in tables:
            self.tie(table)
        self.at_least_none()

    def column(self, low: int, high: int) -> int:
        self.columns.append((low, high))
        return len(self.columns) - 1

    def row(self, terms: Terms, low: float, high: float) -> None:
        self.rows.append((terms, low, high))

    def begin(self, name: str, counters: Sequence[str]) -> None:
        """A series and its counter: clicks each month, and a position at each month's end."""
        if not counters:
            self.numbers[name] = [{self.column(0, MOST): 1.0} for _ in self.months]
        for counter in counters:
            clicks = [self.column(0, MOST // FIVE) for _ in self.months]
            at = [self.column(0, OUT_BY) for _ in (*self.months, "and before")]
            self.clicks[name, counter] = clicks
            numbers = [
                {click: float(FIVE), after: 1.0, before: -1.0}
                for click, before, after in zip(clicks, at, at[1:], strict=False)
            ]
            for one, other in zip(self.numbers.setdefault(name, numbers), numbers, strict=True):
                if one is not other:  # two counters of the same contacts
                    self.row(summed((one, 1), (other, -1)), 0, 0)

    def hold(self, cell: Cell) -> None:
        first, last = self.place(cell.first), self.place(cell.last)
        if cell.is_exact:
            window = [(self.window(name, first, last), 1) for name in cell.series]
            self.row(summed(*window), cell.low, cell.high)
            return
        columns = []
        for name in cell.series:
            columns += self.clicks[name, cell.counters][self.reach(name, first) : last + 1]
        for one in columns:
            low, high = self.columns[one]
            self.columns[one] = (low, min(high, cell.high // FIVE))
        if len(columns) == 1:
            self.columns[columns[0]] = (cell.low // FIVE, cell.high // FIVE)
        else:
            self.row(dict.fromkeys(columns, float(FIVE)), cell.low, cell.high)

    def reach(self, name: str, first: int) -> int:
        """Months held over are told with the next."""
        while first and (name, self.months[first - 1]) in self.heard.held:
            first -= 1
        return first

    def hold_share(self, share: Share) -> None:
        """100 times the part lies between two multiples of the whole."""
        if not all(name in self.numbers for name in (*share.top, *share.base)):
            return
        first, last = self.place(share.first), self.place(share.last)
        if first and (share.category, self.months[first - 1]) in self.heard.untold:
            return  # some of it may have been held over, and nobody said of what
        of = self.window if share.is_exact else self.shown
        top = [(of(name, first, last), 100.0) for name in share.top]
        for limit, low, high in ((share.low, 0, None), (share.high, None, 0)):
            base = [(of(name, first, last), -limit) for name in share.base]
            far = 100.0 * MOST * len(self.months) * len(share.top)
            self.row(
                summed(*top, *base), -far if low is None else 0, far if high is None else 0
            )

    def shown(self, name: str, first: int, last: int) -> Terms:
        (clicks, *_) = (some for key, some in self.clicks.items() if key[0] == name)
        return dict.fromkeys(clicks[first : last + 1], float(FIVE))

    def tie(self, table: Table) -> None:
        """What the registry says of a table, month by month."""
        for one in (*table.wholes(), *table.inside.values(), *table.sums):
            self.near.setdefault(table_of(one), set()).add(table.code)
        parts = [table.series(one) for one in table.counted]
        wholes = [one for one in table.wholes() if one not in parts]
        if wholes and self.has(*wholes):
            self.tie_together(table, parts, wholes)
        for name, category in zip(parts, table.counted, strict=True):
            some = [one for one in table.wholes(category) if one != name]
            if some and self.has(name, *some):
                self.between([name], some, None, 0)
        for whole, these in table.sums.items():
            if self.has(whole, *these):
                self.between(these, [whole], 0, 0)

    def has(self, *names: str) -> bool:
        return all(one in self.numbers for one in names)

    def tie_together(self, table: Table, parts: Sequence[str], wholes: Sequence[str]) -> None:
        """All its categories, and what they are a part of."""
        names, is_all = [one for one in parts if self.has(one)], self.has(*parts)
        if table.exclusive:
            is_equal = is_all and not table.rest and not table.open
            self.between(names, wholes, 0 if is_equal else None, 0)
        if table.most_each:
            self.between(names, wholes, 0 if is_all else None, None)
            self.between(names, wholes, None, 0, table.most_each)
        if table.rest and is_all:
            self.numbers[table.series(table.rest)] = [
                summed(*((self.numbers[one][at], 1) for one in wholes),
                       *((self.numbers[one][at], -1) for one in names))
                for at, _ in enumerate(self.months)
            ]  # fmt: skip

    def between(
        self,
        some: Sequence[str],
        others: Sequence[str],
        low: int | None,
        high: int | None,
        times: int = 1,
    ) -> None:
        """Some less others lie between, but for records that changed category late."""
        far = MOST * (len(some) + times * len(others))
        least = -far if low is None else low - self.moved
        most = far if high is None else high + self.moved
        for at, _ in enumerate(self.months):
            one = [(self.numbers[name][at], 1) for name in some]
            less = [(self.numbers[name][at], -times) for name in others]
            self.row(summed(*one, *less), least, most)

    def at_least_none(self) -> None:
        for numbers in self.numbers.values():
            for terms in numbers:
                if self.lowest(terms) < 0:
                    self.row(terms, 0, MOST)

    def lowest(self, terms: Terms) -> float:
        return sum(by * self.columns[one][0 if by > 0 else 1] for one, by in terms.items())

    def highest(self, terms: Terms) -> float:
        return sum(by * self.columns[one][1 if by > 0 else 0] for one, by in terms.items())

    def window(self, name: str, first: int, last: int) -> Terms:
        return summed(*((one, 1) for one in self.numbers[name][first : last + 1]))

    def around(self, code: str) -> set[int]:
        """The columns of a table and of those that lean on it, but for what all lean on."""
        near = {code} | (set() if code == table_of(EVERYBODY) else self.near.get(code, set()))
        return {
            column
            for name, columns in self.own.items()
            if table_of(name) in near
            for column in columns
        }

    def place(self, month: date) -> int:
        return (month.year - self.months[0].year) * 12 + month.month - self.months[0].month

    def targets(self) -> list[Found]:
        """Windows whose shown number allows 1 to 4, each with what it alone allows."""
        found: dict[tuple[str, int, int], tuple[int, int]] = {}
        for cell in self.heard.cells:
            (name, *more), first, last = (
                cell.series,
                self.place(cell.first),
                self.place(cell.last),
            )
            if cell.is_exact and not more and cell.low <= OUT_BY and cell.high >= 1:
                found[name, first, last] = (cell.low, cell.high)
        for name in self.numbers:
            for first, last, most in self.small_shown(name):
                found.setdefault((name, first, last), (max(0, most - OUT_BY), most + OUT_BY))
        return [
            Found(name, self.months[first], self.months[last], low, high, False)
            for (name, first, last), (low, high) in found.items()
        ]

    def small_shown(self, name: str) -> Iterator[tuple[int, int, int]]:
        """Windows of which at most five was shown, and what."""
        clicks = next((some for key, some in self.clicks.items() if key[0] == name), [])
        ends = [self.columns[one][1] * FIVE for one in clicks]
        told = self.told_of(name)
        for first, _ in enumerate(ends):
            for last in range(first, len(ends)):
                around = [most for start, end, most in told if start <= first and last <= end]
                most = min([sum(ends[first : last + 1]), *around])
                if most > FIVE:
                    break
                yield first, last, most

    def told_of(self, name: str) -> list[tuple[int, int, int]]:
        """Months that were told together, and what was shown of them."""
        return [
            (self.reach(name, self.place(cell.first)), self.place(cell.last), cell.high)
            for cell in self.heard.cells
            if cell.series == (name,) and not cell.is_exact
        ]


def table_of(series: str) -> str:
    return series.partition("/")[0]


def months_between(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        months.append(next_month(months[-1]))
    return months


def summed(*some: tuple[Terms, float]) -> Terms:
    total: dict[int, float] = defaultdict(float)
    for terms, times in some:
        for one, by in terms.items():
            total[one] += by * times
    return {one: by for one, by in total.items() if by}


World = list[int]


class Search:
    """Worlds that fit everything, and the lowest and highest each window has in them."""

    def __init__(self, program: Program, targets: Sequence[Found], seed: int = 0) -> None:
        self.program = program
        self.chance = random.Random(seed)  # noqa: S311  # it only chooses where to look
        self.targets = targets
        self.terms = [
            program.window(one.series, program.place(one.first), program.place(one.last))
            for one in targets
        ]
        self.low = [MOST * len(program.months)] * len(targets)
        self.high = [-1] * len(targets)
        self.is_all = [False] * len(targets)

    def find(self, every: bool) -> list[Found] | Refusal:
        solver = a_solver(self.program)
        if solver is None:
            return NO_SOLVER
        world = solver.most({}, THE_FIRST)
        if world is None:
            return CONTRADICTION if solver.is_sure else TOO_LONG
        self.see(world, range(len(self.targets)))
        self.widen(solver, world)
        for at, _ in enumerate(self.targets):
            if every or self.high[at] - self.low[at] < OUT_BY:
                self.settle(solver, at, every)
        return [
            Found(one.series, one.first, one.last, low, high, is_all)
            for one, low, high, is_all in zip(
                self.targets, self.low, self.high, self.is_all, strict=True
            )
        ]

    def see(self, world: World, some: Iterable[int]) -> None:
        for at in some:
            terms = self.terms[at]
            value = round(sum(world[one] * by for one, by in terms.items()))
            self.low[at] = min(self.low[at], value)
            self.high[at] = max(self.high[at], value)

    def widen(self, solver: "Solver", world: World) -> None:
        """Ask for many windows at once to be large or small: table by table, with everything
        else as it is in a world that was found, and then in another world."""
        for _ in range(ROUNDS):
            for code in sorted({table_of(self.targets[at].series) for at in self.narrow()}):
                solver.hold(world, self.program.around(code))
                self.widen_one(solver, code)
            solver.let_go()
            if not (narrow := self.narrow()):
                return
            world = solver.most(self.wish(narrow), SECONDS, near=NEAR) or world
            self.see(world, narrow)

    def widen_one(self, solver: "Solver", code: str) -> None:
        before = -1
        while len(narrow := self.narrow(code)) != before and narrow:
            before = len(narrow)
            for _ in range(A_TABLE):
                if (wish := self.wish(narrow)) and (world := solver.most(wish, SECONDS, NEAR)):
                    self.see(world, narrow)
                narrow = self.narrow(code)

    def narrow(self, code: str = "") -> list[int]:
        return [
            at
            for at, one in enumerate(self.targets)
            if self.high[at] - self.low[at] < OUT_BY and code in ("", table_of(one.series))
        ]

    def wish(self, narrow: list[int]) -> Terms:
        wanted: Terms = {}
        self.chance.shuffle(narrow)
        for at in narrow:
            if wanted.keys().isdisjoint(self.terms[at]):
                way = self.chance.choice((-1, 1))
                wanted |= {one: way * by for one, by in self.terms[at].items()}
        return wanted

    def settle(self, solver: "Solver", at: int, every: bool) -> None:
        """The two ends of one window."""
        for way in (-1, 1):
            if every or self.high[at] - self.low[at] < OUT_BY:
                world = solver.most(summed((self.terms[at], way)), SECONDS)
                if world is None:
                    return
                self.see(world, self.narrow() if not every else range(len(self.targets)))
        self.is_all[at] = True


class Solver:
    """HiGHS with a program in it."""

    def __init__(self, highspy: Any, program: Program) -> None:
        self.columns = len(program.columns)
        self.highs = highspy.Highs()
        self.highs.silent()
        self.highs.setOptionValue("threads", 1)
        self.bounds = program.columns
        held = highspy.HighsLp()
        held.num_col_, held.num_row_ = self.columns, len(program.rows)
        held.col_cost_ = [0.0] * self.columns
        held.col_lower_ = [float(low) for low, _ in program.columns]
        held.col_upper_ = [float(high) for _, high in program.columns]
        held.row_lower_ = [low for _, low, _ in program.rows]
        held.row_upper_ = [high for _, _, high in program.rows]
        held.integrality_ = [highspy.HighsVarType.kInteger] * self.columns
        starts, index, value = [0], [], []
        for terms, _, _ in program.rows:
            index += list(terms)
            value += list(terms.values())
            starts.append(len(index))
        held.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        held.a_matrix_.start_, held.a_matrix_.index_ = starts, index
        held.a_matrix_.value_ = value
        held.sense_ = highspy.ObjSense.kMaximize
        self.highs.passModel(held)
        self.out_of_time, self.is_sure = highspy.HighsModelStatus.kTimeLimit, True
        self.optimal = highspy.HighsModelStatus.kOptimal
        self.asked: Collection[int] = ()

    def hold(self, world: World, free: Collection[int]) -> None:
        """Let only these columns move."""
        for one, (low, high) in enumerate(self.bounds):
            ends = (low, high) if one in free else (world[one], world[one])
            self.highs.changeColBounds(one, float(ends[0]), float(ends[1]))

    def let_go(self) -> None:
        for one, (low, high) in enumerate(self.bounds):
            self.highs.changeColBounds(one, float(low), float(high))

    def most(self, wanted: Terms, seconds: float, near: float = 0) -> World | None:
        """A world in which that sum is the most it can be, or near it; None when none is."""
        for one in self.asked:
            self.highs.changeColCost(one, 0.0)
        for one, by in wanted.items():
            self.highs.changeColCost(one, float(by))
        self.asked = list(wanted)
        self.highs.setOptionValue("mip_rel_gap", near)
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + seconds)
        self.highs.run()
        self.is_sure = self.highs.getModelStatus() != self.out_of_time
        if self.highs.getModelStatus() != self.optimal and not (
            near and self.highs.getInfo().primal_solution_status == A_WORLD
        ):
            return None
        return [round(one) for one in self.highs.getSolution().col_value]


def a_solver(program: Program) -> Solver | None:
    """HiGHS is a tool of tests and of whoever checks us; the service runs without it."""
    try:
        import highspy
    except ImportError:
        return None
    return Solver(highspy, program)
