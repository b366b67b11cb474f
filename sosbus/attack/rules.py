"""Trying to find somebody in all that was ever published, by integer programming.

The lowest and highest number that any world consistent with all of it gives a window of
months is what the attacker knows of that window; with fewer than five between, somebody
could be found.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sosbus.base.refusal import Refusal
from sosbus.heard.rules import Added, Cell, hear
from sosbus.lines.rules import Line
from sosbus.measures.rules import TABLES
from sosbus.published.rules import Table
from sosbus.released.rules import FIVE, OUT_BY
from sosbus.small_groups.rules import Found, targets
from sosbus.solver.rules import Solver, World, a_solver
from sosbus.unknowns.rules import MOST, Programme, Terms, summed, table_of

ENOUGH = FIVE  # numbers that fit a small window
SECONDS = 20.0  # for one end of one window
THE_FIRST = 300.0  # for any world at all
NEAR = 0.5  # how far from the most a world that widens many may be
ROUNDS = 4  # looks at all windows at once, before the narrow ones are asked one by one
A_TABLE = 4  # looks at one table between two counts of what is narrow still
CONTRADICTION = Refusal(
    "No true numbers fit all these files. Either they were not made by the method, or one of "
    "them was changed, or a figure was counted again."
)
TOO_LONG = Refusal("The solver found no world in five minutes. Try fewer folders at a time.")


@dataclass(frozen=True)
class Result:
    found: tuple[Found, ...]
    added: tuple[Added, ...]
    unread: tuple[Line, ...]

    @property
    def small(self) -> list[Found]:
        return [one for one in self.found if one.is_small]

    @property
    def few(self) -> list[Found]:
        return [one for one in self.small if one.candidates < ENOUGH]

    @property
    def fewest(self) -> int:
        return min((one.candidates for one in self.small), default=ENOUGH)

    @property
    def pinned(self) -> list[Found]:
        return [one for one in self.small if one.candidates == 1]

    @property
    def is_broken(self) -> bool:
        return bool(self.few or self.added)

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
    insider, newest = known or {}, heard.months[-1]
    heard.cells += [
        Cell((series,), month, month, number, number, is_exact=True)
        for series, numbers in insider.items()
        for month, number in numbers.items()
        if month <= newest
    ]
    programme = Programme(heard, tables, moved)
    solver = a_solver(programme)
    if isinstance(solver, Refusal):
        return solver
    wanted = [one for one in targets(programme) if one.series not in insider]
    found = Search(programme, solver, wanted).find(every)
    if isinstance(found, Refusal):
        return found
    return Result(tuple(found), tuple(heard.added), tuple(heard.unread))


class Search:
    """Worlds that fit everything, and the lowest and highest each window has in them."""

    def __init__(
        self, programme: Programme, solver: Solver, wanted: Sequence[Found], seed: int = 0
    ) -> None:
        self.programme, self.solver, self.targets = programme, solver, wanted
        self.chance = random.Random(seed)  # noqa: S311  # it only chooses where to look
        self.terms = [
            programme.window(one.series, programme.place(one.first), programme.place(one.last))
            for one in wanted
        ]
        self.low = [MOST * len(programme.months)] * len(wanted)
        self.high = [-1] * len(wanted)

    def find(self, every: bool) -> list[Found] | Refusal:
        world = self.solver.most({}, THE_FIRST)
        if world is None:
            return CONTRADICTION if self.solver.is_sure else TOO_LONG
        self.see(world, range(len(self.targets)))
        self.widen(world)
        for at, _ in enumerate(self.targets):
            self.settle(at, every)
        ends = zip(self.targets, self.low, self.high, strict=True)
        return [replace(one, low=low, high=high) for one, low, high in ends]

    def see(self, world: World, some: Iterable[int]) -> None:
        for at in some:
            value = round(sum(world[one] * by for one, by in self.terms[at].items()))
            self.low[at] = min(self.low[at], value)
            self.high[at] = max(self.high[at], value)

    def widen(self, world: World) -> None:
        """Ask for many windows at once to be large or small: table by table, with everything
        else as it is in a world that was found, and then in another world."""
        for _ in range(ROUNDS):
            for code in sorted({table_of(self.targets[at].series) for at in self.narrow()}):
                part = self.solver.part(world, self.programme.around(code))
                self.widen_one(part, code)
            if not (narrow := self.narrow()):
                return
            world = self.solver.most(self.wish(narrow), SECONDS, NEAR) or world
            self.see(world, narrow)

    def widen_one(self, solver: Solver, code: str) -> None:
        before, narrow = -1, self.narrow(code)
        while narrow and len(narrow) != before:
            before = len(narrow)
            for _ in range(A_TABLE):
                if narrow and (world := solver.most(self.wish(narrow), SECONDS, NEAR)):
                    self.see(world, narrow)
                    narrow = self.narrow(code)

    def narrow(self, code: str = "") -> list[int]:
        return [
            at
            for at, one in enumerate(self.targets)
            if self.high[at] - self.low[at] < OUT_BY and code in ("", table_of(one.series))
        ]

    def wish(self, narrow: Sequence[int]) -> Terms:
        """As many of these windows as share no column, each large or small as chance will."""
        wanted: Terms = {}
        for at in self.chance.sample(narrow, len(narrow)):
            if wanted.keys().isdisjoint(self.terms[at]):
                way = self.chance.choice((-1, 1))
                wanted |= {one: way * by for one, by in self.terms[at].items()}
        return wanted

    def settle(self, at: int, every: bool) -> None:
        """The two ends of one window, unless it is wide enough already."""
        for way in (-1, 1):
            if every or self.high[at] - self.low[at] < OUT_BY:
                world = self.solver.most(summed((self.terms[at], way)), SECONDS)
                if world is None:
                    return
                self.see(world, range(len(self.targets)) if every else [at, *self.narrow()])
