"""Looking for other worlds in which everything that was ever shown would be the same.

The walk starts at the truth and takes small steps: contacts moved from one month to another,
in as many series at once as their ties ask for. Each world it visits is checked by plain
arithmetic, so what it finds needs no trust in a solver. A window of months with 1 to 4
contacts passes when it had five different values.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import listed
from sosbus.figures.rules import FIVE, OUT_BY
from sosbus.measures.rules import BY_CODE, EVERYBODY, Table

METHOD_VERSION = "1"
STEPS = 600_000
UNTOLD = "~"
AFRESH = 0.5  # how often it begins at the truth again
AT_ONE = 300  # steps for one window before another has its turn
FAR = 2 * OUT_BY  # a month of one series differs by no more than this between worlds
WAYS_ON = (
    "Hold its largest category over, to be read as the rest.",
    "Hold the number of all contacts over.",
    "Hold the whole table over: the next month that closes includes it, and nothing is lost.",
)


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


@dataclass(frozen=True)
class Certificate:
    """What the gate found; the worlds it saw are kept nowhere."""

    windows: int
    fewest: int
    steps: int
    tables: tuple[str, ...]  # whose windows had too few values
    method: str = METHOD_VERSION

    @property
    def refused(self) -> Refusal | None:
        if not self.tables:
            return None
        names = listed(f"“{BY_CODE[one].title}”" for one in self.tables)
        return Conflict(
            f"Not yet: somebody could be found in {names}. There are three ways on. "
            + " ".join(WAYS_ON)
        )


Kept = tuple[dict[str, list[int]], dict[str, list[int | None]], dict[str, int]]


@dataclass
class World:
    """Numbers of contacts by series and month that fit everything known."""

    told: Mapping[str, Told]
    tables: Sequence[Table]
    months: int = 0
    numbers: dict[str, list[int]] = field(default_factory=dict)
    places: dict[str, list[int | None]] = field(default_factory=dict)  # of the hidden counter
    starts: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    siblings: dict[str, list[str]] = field(default_factory=dict)
    below: dict[str, list[list[str]]] = field(default_factory=dict)
    covering: list[tuple[str, list[str], int]] = field(default_factory=list)
    over: dict[str, list[int]] = field(default_factory=dict)  # corrections, kept as they are

    def __post_init__(self) -> None:
        self.months = max((len(one.totals) for one in self.told.values()), default=0)
        for name, told in self.told.items():
            before = [0, *told.totals]
            self.numbers[name] = [
                now - then for then, now in zip(before, told.totals, strict=False)
            ]
            self.starts[name] = start = a_start(told)
            self.places[name] = [
                None if shown is None else total + start - shown
                for total, shown in zip(told.totals, told.shown, strict=True)
            ]
        for table in self.tables:
            self.tie(table)
        for child, parent in self.parents.items():
            each = zip(self.numbers[child], self.numbers[parent], strict=True)
            self.over[child] = [max(0, one - most) for one, most in each]

    def tie(self, table: Table) -> None:
        names = [table.series(one) for one in table.counted if table.series(one) in self.told]
        for one in table.counted:
            name, parent = table.series(one), table.parent(one)
            if name in self.told and parent in self.told and parent != name:
                self.parents[name] = parent
        if table.exclusive and not table.rest:
            if table.open:
                names.append(self.unanswered(table, names))
            self.below.setdefault(table.within, []).append(names)
            for one in names:
                self.siblings[one] = [
                    other for other in names if other != one and table.may_swap(one, other)
                ]
        if table.most_each:
            self.covering.append((table.within, names, table.most_each))

    def unanswered(self, table: Table, names: Sequence[str]) -> str:
        """The contacts in none of the categories of an open table: a series nobody is told."""
        name = table.series(UNTOLD)
        self.numbers[name] = [
            max(0, whole - sum(self.numbers[one][month] for one in names))
            for month, whole in enumerate(self.numbers[table.within])
        ]
        self.places[name], self.starts[name] = [None] * self.months, 0
        return name

    def kept(self) -> Kept:
        numbers = {name: list(some) for name, some in self.numbers.items()}
        return (
            numbers,
            {name: list(some) for name, some in self.places.items()},
            dict(self.starts),
        )

    def go_back(self, kept: Kept) -> None:
        numbers, places, starts = kept
        self.numbers = {name: list(some) for name, some in numbers.items()}
        self.places = {name: list(some) for name, some in places.items()}
        self.starts = dict(starts)

    def step(self, moves: Mapping[str, int], first: int, until: int) -> bool:
        """Count so many more from `first` until `until` in each series, if that fits."""
        if not all(self.fits(one, by, first, until) for one, by in moves.items()):
            return False
        self.do(moves, first, until)
        if all(self.holds(moves, month) for month in (first, until) if month < self.months):
            return True
        self.do({one: -by for one, by in moves.items()}, first, until)
        return False

    def fits(self, name: str, by: int, first: int, until: int) -> bool:
        numbers, places = self.numbers[name], self.places[name]
        if numbers[first] + by < 0 or (until < self.months and numbers[until] - by < 0):
            return False
        return all(place is None or 0 <= place + by <= OUT_BY for place in places[first:until])

    def do(self, moves: Mapping[str, int], first: int, until: int) -> None:
        for name, by in moves.items():
            numbers, places = self.numbers[name], self.places[name]
            numbers[first] += by
            if until < self.months:
                numbers[until] -= by
            for month in range(first, until):
                if (place := places[month]) is not None:
                    places[month] = place + by

    def holds(self, moved: Iterable[str], month: int) -> bool:
        """Whether parts are still parts in that month."""
        for name in moved:
            if name in self.parents and not self.is_part(name, month):
                return False
            for group in self.children.get(name, ()):
                if not self.is_part(group, month):
                    return False
        return all(self.is_covered(one, month) for one in self.covering)

    @property
    def children(self) -> Mapping[str, list[str]]:
        if not hasattr(self, "_children"):
            found: dict[str, list[str]] = {}
            for child, parent in self.parents.items():
                found.setdefault(parent, []).append(child)
            self._children = found
        return self._children

    def is_part(self, child: str, month: int) -> bool:
        most = self.numbers[self.parents[child]][month] + self.over[child][month]
        return self.numbers[child][month] <= most

    def is_covered(self, cover: tuple[str, list[str], int], month: int) -> bool:
        whole, parts, most = cover
        number = self.numbers[whole][month]
        together = sum(self.numbers[one][month] for one in parts)
        return together <= most * number + self.spare[whole][month] and (
            together >= number - self.spare[whole][month]
        )

    @property
    def spare(self) -> Mapping[str, list[int]]:
        """What corrections left over in the truth: the attacker is given it."""
        if not hasattr(self, "_spare"):
            found: dict[str, list[int]] = {}
            for whole, parts, most in self.covering:
                found[whole] = []
                for month in range(self.months):
                    number = self.numbers[whole][month]
                    together = sum(self.numbers[one][month] for one in parts)
                    found[whole].append(max(0, number - together, together - most * number))
            self._spare = found
        return self._spare

    def moves(
        self, name: str, by: int, first: int, until: int, chance: random.Random
    ) -> dict[str, int] | None:
        """What else has to move with one series: another of its table the other way, and one
        of each exclusive table below each that moves."""
        found: dict[str, int] = {}
        span = (first, until, chance)
        if not self.down(name, by, found, *span):
            return None
        if others := self.siblings.get(name):
            fitting = [one for one in others if self.fits(one, -by, first, until)]
            if not fitting or not self.down(chance.choice(fitting), -by, found, *span):
                return None
        return {one: moved for one, moved in found.items() if moved}

    def down(
        self,
        name: str,
        by: int,
        found: dict[str, int],
        first: int,
        until: int,
        chance: random.Random,
    ) -> bool:
        if not self.fits(name, by, first, until):
            return False
        found[name] = found.get(name, 0) + by
        for names in self.below.get(name, ()):
            fitting = [one for one in names if self.fits(one, by, first, until)]
            if names and not (
                fitting and self.down(chance.choice(fitting), by, found, first, until, chance)
            ):
                return False
        return True

    def shift(self, name: str, by: int) -> None:
        """Another secret start, everything else the same."""
        places = self.places[name]
        if 0 <= self.starts[name] + by <= OUT_BY and all(
            place is None or 0 <= place + by <= OUT_BY for place in places
        ):
            self.starts[name] += by
            self.places[name] = [None if one is None else one + by for one in places]


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
        numbers = world.numbers[name]
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
    """Every number of a window of one series, over every start and every history."""
    ways = {(start, 0) for start in range(FIVE)}
    for month, value in enumerate(shown):
        ways = {
            (there, number + (value + there - here) * (first <= month <= last))
            for here, number in ways
            for there in range(FIVE)
            if value + there - here >= 0
        }
    return {number for _, number in ways}


def is_free(world: World, name: str) -> bool:
    """Whether nothing else known ties a series: what it is a part of is far larger."""
    told = world.told[name]
    if name in world.siblings or name in world.below or None in told.shown:
        return False
    if any(name in names for _, names, _ in world.covering) or world.children.get(name):
        return False
    parent = world.parents.get(name)
    if parent is None:
        return True
    room = zip(world.numbers[parent], world.numbers[name], strict=True)
    return all(most - one >= FAR for most, one in room) and parent == EVERYBODY


def by_month(shown: Sequence[int | None]) -> list[int]:
    whole = [one or 0 for one in shown]
    return [now - then for then, now in zip([0, *whole], whole, strict=False)]


@dataclass
class Search:
    """Which values each small window was seen to have, and which windows still want more."""

    seen: dict[Window, set[int]]
    left: dict[Window, None] = field(default_factory=dict)
    of: dict[str, list[Window]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one, values in self.seen.items():
            if len(values) < FIVE:
                self.left[one] = None
                self.of.setdefault(one.series, []).append(one)

    def note(self, world: World, moved: Iterable[str]) -> None:
        for name in moved:
            for one in self.of.get(name, ()):
                if one in self.left:
                    self.seen[one].add(number_in(world, one))
                    if len(self.seen[one]) >= FIVE:
                        del self.left[one]


def walk(world: World, steps: int = STEPS, seed: int = 0) -> Certificate:
    """Over other worlds until each small window had five values, or there are no steps left."""
    chance = random.Random(seed)  # noqa: S311  # it only chooses where to look
    windows, names, truth = small_windows(world), sorted(world.told), world.kept()
    search = Search({one: at_first(world, one) for one in windows})
    taken, aim = 0, next(iter(search.left), None)
    while aim is not None and search.left and taken < steps:
        taken += 1
        if aim not in search.left or taken % AT_ONE == 0:
            aim = chance.choice(list(search.left))
            if chance.random() < AFRESH:
                world.go_back(truth)
        if chance.random() < 0.06:
            world.shift(chance.choice(names), chance.choice((-1, 1)))
        else:
            search.note(world, a_step(world, aim, search.seen[aim], chance))
    fewest = min((len(one) for one in search.seen.values()), default=0)
    tables = {one.series.partition("/")[0] for one in search.left}
    return Certificate(len(windows), fewest, taken, tuple(sorted(tables)))


def at_first(world: World, one: Window) -> set[int]:
    """A series that nothing ties is looked through whole; the others start at the truth."""
    if is_free(world, one.series):
        return what_fits(by_month(world.told[one.series].shown), one.first, one.last)
    return {number_in(world, one)}


def a_step(world: World, aim: Window, seen: set[int], chance: random.Random) -> Iterable[str]:
    """A step that takes the window aimed at to a value not seen; or any, to make room."""
    if chance.random() < 0.4:
        name = chance.choice(world.siblings.get(aim.series) or sorted(world.numbers))
        first = chance.choice((aim.first, aim.last, chance.randrange(world.months)))
        until, by = first + 1 + int(chance.expovariate(0.35)), chance.choice((-1, 1))
    else:
        name, now = aim.series, number_in(world, aim)
        wanted = set(range(max(0, now - OUT_BY), now + FIVE)) - seen
        by = chance.choice([-1 if one < now else 1 for one in wanted] or [-1, 1])
        if aim.first and chance.random() < 0.5:  # from before the window into it, or back
            first = chance.randrange(max(0, aim.first - 4), aim.first)
            until, by = chance.randrange(aim.first, aim.last + 1), -by
        else:
            first = chance.randrange(aim.first, aim.last + 1)
            until = aim.last + 1 + int(chance.expovariate(0.5))
    if chance.random() < 0.1:
        until = world.months
    until = min(world.months, until)
    moves = world.moves(name, by, first, until, chance)
    return tuple(moves) if moves and world.step(moves, first, until) else ()


def number_in(world: World, one: Window) -> int:
    return sum(world.numbers[one.series][one.first : one.last + 1])
