"""What may be told of some months, and arithmetic on it: bounds are carried along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sosbus.money.rules import Beside, Costs
from sosbus.released.rules import (
    Cell,
    Exactly,
    Mark,
    Missing,
    Released,
    Shown,
    Unit,
    exactly,
    in_fives,
)

BASE = 100  # a percentage of contacts is told on a shown base of at least so many
NOT_YET = Missing(Mark.NOT_AVAILABLE)
Three = tuple[Cell, Cell, Cell]


@dataclass(frozen=True)
class Told:
    """All that may be known of some months in a row: what counters showed, None where held
    over, and what is told exactly. Nothing else goes into a report."""

    months: tuple[date, ...]
    shown: Mapping[date, Mapping[str, Shown | None]]
    exact: Mapping[date, Mapping[str, int]]
    police: Mapping[date, int] = field(default_factory=dict)
    costs: Costs = Costs()
    beside: Beside = Beside()
    year_before: Cell = NOT_YET  # contacts of the same months a year before

    def sum(self, series: str) -> Shown | None:
        """A longer period is the sum of its months; one whose end was held over is not told."""
        values = [self.shown.get(month, {}).get(series) for month in self.months]
        if not values or values[-1] is None:
            return None
        return Shown(sum(value or 0 for value in values))

    def cell(self, *series: str) -> Cell:
        sums = [self.sum(one) for one in series]
        if any(one is None for one in sums):
            return NOT_YET
        return in_fives(Shown(sum(one or 0 for one in sums)), counters=len(series))

    def exactly(self, figure: str) -> int | None:
        """None where no month kept it: unknown is not nought."""
        kept = [self.exact.get(month, {}) for month in self.months]
        found = [one[figure] for one in kept if figure in one]
        return sum(found) if found else None

    def month(self, month: date) -> "Told":
        return Told((month,), self.shown, self.exact, self.police, self.costs)


def known(value: float | Decimal | None, unit: Unit) -> Cell:
    """An exact figure, where there is one: unknown is not nought."""
    return NOT_YET if value is None else exactly(Exactly(float(value)), unit)


def ratio(top: Cell, bottom: float | None, unit: Unit, places: int = 1) -> Cell:
    if isinstance(top, Missing) or not bottom:
        return NOT_YET
    value, least, most = (
        round(one / bottom, places) for one in (top.value, top.at_least, top.at_most)
    )
    return Released(value, unit, least, most, (Mark.ESTIMATE,))


def share(top: Cell, base: Cell) -> Cell:
    """Whole per cent, from shown values, on a base large enough to hide in."""
    if isinstance(top, Missing) or isinstance(base, Missing) or base.value < BASE:
        return NOT_YET
    value = min(100, round(100 * top.value / base.value))
    least = max(0, round(100 * top.at_least / base.at_most))
    return Released(
        value, Unit.PER_CENT, least, min(100, round(100 * top.at_most / base.at_least))
    )


def whole_share(top: int | None, base: int | None) -> Cell:
    if top is None or not base:
        return NOT_YET
    return exactly(Exactly(round(100 * top / base)), Unit.PER_CENT)


def hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)


def times(cell: Cell, each: float) -> Cell:
    if isinstance(cell, Missing):
        return cell
    value, least, most = (
        round(one * each, 2) for one in (cell.value, cell.at_least, cell.at_most)
    )
    return Released(value, Unit.POUNDS, least, most, (Mark.ESTIMATE,))


def pounds(cells: Iterable[Cell], each: float) -> Three:
    low, central, high = (times(one, each) for one in cells)
    return (low, central, high)


def plus(one: Cell, other: Cell) -> Cell:
    if isinstance(one, Missing) or isinstance(other, Missing):
        return NOT_YET
    value, least, most = (
        round(a + b, 2)
        for a, b in zip(
            (one.value, one.at_least, one.at_most),
            (other.value, other.at_least, other.at_most),
            strict=True,
        )
    )
    return Released(value, one.unit, least, most, (Mark.ESTIMATE,))


def change(now: Cell, before: Cell) -> Cell:
    """(observed − baseline) ÷ baseline, on a baseline large enough; gaps between percentages
    are percentage points and are not this."""
    if isinstance(now, Missing) or isinstance(before, Missing) or before.value < BASE:
        return NOT_YET

    def of(new: float, old: float) -> int:
        return round(100 * (new - old) / old)

    return Released(
        of(now.value, before.value),
        Unit.PER_CENT,
        of(now.at_least, before.at_most),
        of(now.at_most, before.at_least),
    )
