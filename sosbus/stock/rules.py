"""What a night used up, what runs low or out of date, and what one count does to a level."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count
from sosbus.checks.rules import end_words
from sosbus.contacts.tables import Contact
from sosbus.stock.tables import MOST, StockItem, StockMove, StockUse, Why
from sosbus.tallies.tables import Thing

DIGEST_DAY = timedelta(days=6, hours=12)  # weeks of the digest begin on a Sunday at noon
DAY_ONE = date(2000, 1, 3)  # a Monday
KEPT_ALREADY = Conflict(
    "That was kept before with another number. Look, then say it once more."
)


@dataclass(frozen=True)
class Shelf:
    """One thing, and how many there should be; None when nobody has counted it yet."""

    item: StockItem
    level: int | None

    @property
    def is_low(self) -> bool:
        return self.level is not None and self.level <= self.item.low_at

    @property
    def level_words(self) -> str:
        if self.level is None:
            return "not counted yet"
        if self.level < 0:
            return "count again"
        return unit_words(self.level, self.item.unit)

    def end_words(self, today: date) -> str:
        """An empty shelf has nothing on it that ends."""
        ends = self.item.expires_on
        return end_words(ends, today) if ends and self.level != 0 else ""

    def needs_care(self, today: date) -> bool:
        return self.is_low or bool(self.end_words(today))

    def words(self, today: date) -> str:
        """Water: 12 bottles, low at 24, ends 3 Mar"""
        low = f"low at {self.item.low_at}" if self.is_low else ""
        said = [one for one in (self.level_words, low, self.end_words(today)) if one]
        return f"{self.item.name}: {', '.join(said)}"


def unit_words(number: int, unit: str) -> str:
    """1 box, 2 boxes"""
    plural = f"{unit}es" if unit.endswith(("s", "x", "ch", "sh")) else ""
    return count(number, unit, plural)


def proposed(
    contacts: Iterable[Contact], tallies: Mapping[Thing, int], uses: Iterable[StockUse]
) -> dict[UUID, int]:
    """What a night should have used, from what was given. Somebody given water as a kindness
    and as a treatment had one bottle."""
    given: Counter[str] = Counter({thing.value: number for thing, number in tallies.items()})
    for contact in contacts:
        if contact.counts:
            given.update({one.value for one in (*contact.aid_given, *contact.treatment)})
    used: Counter[UUID] = Counter()
    for use in uses:
        used[use.item_id] += use.number * given[use.code]
    return {item_id: min(number, MOST) for item_id, number in used.items() if number > 0}


@dataclass(frozen=True)
class Used:
    """A line of the closing form: how many of a thing went tonight, as far as we know."""

    item: StockItem
    number: int


def used_of(items: Sequence[UUID], numbers: Sequence[int]) -> dict[UUID, int] | None:
    """Two lists that stand side by side, as a form sends them; None when they do not fit."""
    if len(items) != len(numbers) or len(set(items)) < len(items):
        return None
    return dict(zip(items, numbers, strict=True))


def as_typed(lines: Iterable[Used], items: object, numbers: object) -> list[Used]:
    """The lines with what somebody typed over them, for a form that is shown again."""
    both = isinstance(items, list) and isinstance(numbers, list)
    typed = dict(zip(items, numbers, strict=False)) if both else {}  # type: ignore[call-overload]
    return [Used(one.item, typed.get(str(one.item.id), one.number)) for one in lines]


def correction(drawn: int, used: int) -> int:
    """What one more line must change so that a night has used that many, and no more."""
    return drawn - used


def new_move(
    item: StockItem, level: int, move_id: UUID, why: Why, number: int, now: datetime
) -> StockMove | Refusal:
    """A number typed by a coordinator, and what it does to the level."""
    change = {
        Why.RESTOCKED: number,
        Why.BINNED: -number,
        Why.USED: -number,
        Why.COUNTED: number - level,
    }[why]
    if why is not Why.COUNTED and number == 0:
        return Refusal("Give how many, from 1.")
    if why is Why.BINNED and number > level:
        return Refusal(f"There are only {max(level, 0)}. Count them, if there are more.")
    if level + change > MOST:
        return Refusal(f"That would make more than {MOST:,}.")
    return StockMove(id=move_id, item_id=item.id, why=why, number=number, change=change, at=now)


def is_same(known: StockMove, item: StockItem, why: Why, number: int) -> bool:
    return (known.item_id, known.why, known.number) == (item.id, why, number)


def week_of(now: datetime) -> int:
    """The number of the digest's week: one letter in each at most, the first after the
    weekend's nights."""
    local = now.astimezone(TOWN).replace(tzinfo=None) - DIGEST_DAY
    return (local.date() - DAY_ONE).days // 7
