"""Looking for other worlds in which everything that was ever shown would be the same.

For a window of months with 1 to 4 contacts, and for each number it
might have been instead, the search moves that counter and then mends whatever that broke:
a contact fewer in one age is one more in another, that month. Each world is checked by plain
arithmetic, so what is found needs no trust in a solver. A window passes with five numbers.
"""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sosbus.base.columns import Choice
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import listed
from sosbus.measures.rules import BY_CODE
from sosbus.released.rules import FIVE, OUT_BY
from sosbus.worlds.rules import Window, World, small_windows, what_fits

METHOD_VERSION = "3"
TRIES = 30  # worlds sought for one number of one window before it is given up
ALONE = 0.8  # how often one that moves alone is asked first
FAR_SEEING = 3  # of so many worlds sought, one asks first what mends most
MENDS = 200  # steps to make one world whole again
SLIDES = (0, 0, 1, -1, 0, 2, -2)  # how far a whole table's secret starts are moved together
NOT_LOOKED = Conflict(
    "The gate is looking at the newest closed month. It takes a few seconds, or a minute after "
    "some years: try again then."
)


class Way(Choice):
    """What may be held over when the gate refuses; the next month includes it."""

    LARGEST = "largest", "Hold its largest category over, to be read as the rest"
    WHOLE = "whole", "Hold the number it is a part of over"
    TABLE = "table", "Hold the whole table over"
    MONTH = "month", "Hold the whole month over"


@dataclass(frozen=True)
class Certificate:
    """What the gate found; the worlds it saw are kept nowhere."""

    windows: int
    fewest: int
    steps: int  # worlds tried
    tables: tuple[str, ...]  # whose windows had too few values
    method: str = METHOD_VERSION

    @property
    def refused(self) -> Refusal | None:
        if not self.tables:
            return None
        names = listed(f"“{BY_CODE[one].title}”" for one in self.tables)
        return Conflict(f"Not yet: somebody could be found in {names}.")


class Search:
    """The numbers each small window was seen to have, and the worlds it took to see them."""

    def __init__(self, world: World, seed: int = 0) -> None:
        self.world = world
        self.chance = random.Random(seed)  # noqa: S311  # it only chooses where to look
        self.worlds = 0
        self.is_far = False
        self.seen = {one: {world.number(*key(one))} for one in small_windows(world)}
        self.of: dict[str, list[Window]] = {}
        for one in self.seen:
            self.of.setdefault(one.series, []).append(one)

    def look(self) -> None:
        for one, seen in self.seen.items():
            told = self.world.told[one.series]
            if one.series not in self.world.of and None not in told.shown:
                seen |= what_fits(self.world.shown[one.series], one.first, one.last)
            for attempt in range(TRIES):
                if len(seen) >= FIVE:
                    break
                for wanted in self.others(one):
                    if len(seen) < FIVE and wanted not in seen:
                        self.is_far = attempt % FAR_SEEING == FAR_SEEING - 1
                        self.seek(one, wanted, SLIDES[attempt % len(SLIDES)])

    def others(self, one: Window) -> list[int]:
        """What the window might be, nearest first."""
        ends = self.world.shown[one.series]
        shown = ends[one.last + 1] - ends[one.first]
        now = self.world.number(*key(one))
        some = range(max(0, shown - OUT_BY), shown + FIVE)
        return sorted(some, key=lambda number: abs(number - now))

    def seek(self, one: Window, wanted: int, slide: int) -> None:
        """A world in which the window has that number; what else it shows is noted too."""
        world, self.worlds = self.world, self.worlds + 1
        still = ((one.series, one.first), (one.series, one.last + 1))
        if self.turn(one, wanted) and self.mend(still, slide):
            self.note()
        world.back()

    def note(self) -> None:
        """This is a world: what its windows have in it, they might have had."""
        for name in {name for name, _, _ in self.world.moved}:
            for each in self.of.get(name, ()):
                self.seen[each].add(self.world.number(*key(each)))

    def turn(self, one: Window, wanted: int) -> bool:
        """Move the window's own two ends, one or the other, until it has the number."""
        world, ends = self.world, [(one.first, -1), (one.last + 1, 1)]
        while apart := wanted - world.number(*key(one)):
            more = 1 if apart > 0 else -1
            for end, way in sorted(ends, key=lambda _: self.chance.random()):
                before = len(world.moved)
                other = one.first if end != one.first else one.last + 1
                if world.push(one.series, end, way * more, {(one.series, other)}):
                    break
                world.back(before)
            else:
                return False
        return True

    def mend(self, still: Sequence[tuple[str, int]], slide: int) -> bool:
        """Make every tie hold again, by moving other series; False when it takes too long."""
        world = self.world
        off: dict[tuple[int, int], int] = {}
        for name, end, by in world.moved:
            self.unsettle(off, name, end, by)
        if slide:
            tie = self.chance.choice(world.of[still[0][0]])
            for end in range(world.months + 1):
                self.count(off, tie, end, slide)
        for _ in range(MENDS):
            broken = next(iter(off), None)
            if broken is None:
                return True
            tie, end = broken
            before = len(world.moved)
            if not self.give(tie, end, off, still):
                return False
            for name, month, by in world.moved[before:]:
                self.unsettle(off, name, month, by)
        return False

    def unsettle(self, off: dict[tuple[int, int], int], name: str, end: int, by: int) -> None:
        for tie in self.world.of.get(name, ()):
            self.count(off, tie, end, by * self.world.ties[tie][name])

    def count(self, off: dict[tuple[int, int], int], tie: int, end: int, by: int) -> None:
        now = off.pop((tie, end), 0) + by
        if now:
            off[tie, end] = now

    def give(
        self,
        tie: int,
        end: int,
        off: Mapping[tuple[int, int], int],
        still: Collection[tuple[str, int]],
    ) -> bool:
        """One series of the tie moves at that month's end: the least tied first, or the one
        that mends most; and one that moves alone before one that takes other months along."""
        world, chance = self.world, self.chance
        ways = []
        for name, factor in world.ties[tie].items():
            by = -1 if off[tie, end] * factor > 0 else 1
            least = self.more_off(off, name, end, by) if self.is_far else len(world.of[name])
            ways.append((least + 1.5 * chance.random(), name, by))
        for alone in (chance.random() < ALONE, False):
            for _, name, by in sorted(ways):
                before = len(world.moved)
                moves = world.push(name, end, by, still)
                if moves and not (alone and len(world.moved) - before > 1):
                    return True
                world.back(before)
        return False

    def more_off(self, off: Mapping[tuple[int, int], int], name: str, end: int, by: int) -> int:
        """How much farther from whole the ties would be."""
        more = 0
        for tie in self.world.of[name]:
            now = off.get((tie, end), 0)
            more += abs(now + by * self.world.ties[tie][name]) - abs(now)
        return more


def key(one: Window) -> tuple[str, int, int]:
    return one.series, one.first, one.last


def look(world: World, seed: int = 0) -> Certificate:
    """Whether each small window fits five numbers, in worlds that were found."""
    search = Search(world, seed)
    search.look()
    fewest = min((len(one) for one in search.seen.values()), default=FIVE)
    few = {one.series for one, seen in search.seen.items() if len(seen) < FIVE}
    tables = tuple(sorted({one.partition("/")[0] for one in few}))
    return Certificate(len(search.seen), fewest, search.worlds, tables)


def to_hold(way: Way, tables: Iterable[str], totals: Mapping[str, int]) -> list[str]:
    """The series to hold over, of those not held yet: `totals` says how large each is."""
    if way is Way.MONTH:
        return sorted(totals)
    found: set[str] = set()
    for table in (BY_CODE[one] for one in tables):
        own = [one for one in map(table.series, table.counted) if one in totals]
        if way is Way.TABLE:
            found.update(own)
        elif way is Way.WHOLE:
            found.update(x for one in table.counted for x in table.wholes(one) if x in totals)
        elif own:
            found.add(max(own, key=lambda one: totals[one]))
    return sorted(found)
