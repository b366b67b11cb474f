"""The key figures K1 to K16, from shown values and exact ones of closed months alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sosbus.contacts.tables import Outcome
from sosbus.measures.rules import EVERYBODY, HOSPITAL, VIOLENCE
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


@dataclass(frozen=True)
class UnitCost:
    code: str
    price_year: str
    pounds: float


@dataclass(frozen=True)
class Costs:
    """What money is reckoned with. Average costs, which mostly free no cash."""

    ambulance: UnitCost = UnitCost("ASS02", "2020/21", 357.40)
    ae: UnitCost = UnitCost("VB09Z", "2024/25", 182.12)
    night: float = 1500.0
    hour: float = 12.21
    hour_source: str = "National Living Wage, April 2025"


@dataclass(frozen=True)
class Told:
    """All that may be known of some months in a row: what counters showed, None where held
    over, and what is told exactly. Nothing else goes into a report."""

    months: tuple[date, ...]
    shown: Mapping[date, Mapping[str, Shown | None]]
    exact: Mapping[date, Mapping[str, int]]
    police: Mapping[date, int] = field(default_factory=dict)
    costs: Costs = Costs()
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


Three = tuple[Cell, Cell, Cell]


@dataclass(frozen=True)
class Kpi:
    """One key figure. Money and what is avoided are told low, central and high."""

    id: str
    title: str
    definition: str
    unit: Unit
    of: Callable[[Told], Cell | Three]
    version: str = "1"

    def cells(self, told: Told) -> Three:
        found = self.of(told)
        return found if isinstance(found, tuple) else (found, found, found)


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


def ends(told: Told, what: str) -> Three:
    """Low is what was certain, high what was certain or probable, central half way."""
    low = told.cell(f"avoided_sure/{what}_certain")
    high = told.cell(f"avoided_sure/{what}_certain", f"avoided_sure/{what}_probable")
    if isinstance(low, Missing) or isinstance(high, Missing):
        return (NOT_YET, NOT_YET, NOT_YET)
    middle = Released(
        (low.value + high.value) / 2,
        Unit.CONTACTS,
        (low.at_least + high.at_least) / 2,
        (low.at_most + high.at_most) / 2,
        (Mark.ESTIMATE,),
    )
    return (low, middle, high)


def pounds(cells: Iterable[Cell], each: float) -> Three:
    low, central, high = (times(one, each) for one in cells)
    return (low, central, high)


def times(cell: Cell, each: float) -> Cell:
    if isinstance(cell, Missing):
        return cell
    value, least, most = (
        round(one * each, 2) for one in (cell.value, cell.at_least, cell.at_most)
    )
    return Released(value, Unit.POUNDS, least, most, (Mark.ESTIMATE,))


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


def gross(told: Told) -> Three:
    ambulance = pounds(ends(told, "ambulance"), told.costs.ambulance.pounds)
    ae = pounds(ends(told, "ae"), told.costs.ae.pounds)
    low, central, high = (plus(a, b) for a, b in zip(ambulance, ae, strict=True))
    return (low, central, high)


def running(told: Told) -> Cell:
    nights = told.exactly("nights_opened")
    if nights is None:
        return NOT_YET
    return exactly(Exactly(nights * told.costs.night), Unit.POUNDS)


def net(told: Told) -> Three:
    """Gross less running cost, negative when it is."""
    cost = running(told)
    if isinstance(cost, Missing):
        return (NOT_YET, NOT_YET, NOT_YET)
    less = exactly(Exactly(-cost.value), Unit.POUNDS)
    low, central, high = (plus(one, less) for one in gross(told))
    return (low, central, high)


def break_even(told: Told) -> Cell:
    both = told.costs.ambulance.pounds + told.costs.ae.pounds
    return exactly(Exactly(round(told.costs.night / both, 1)), Unit.TIMES, Mark.ESTIMATE)


SAFE = (
    Outcome.LEFT_WITH_FRIENDS,
    Outcome.FAMILY_COLLECTED,
    Outcome.TAXI,
    Outcome.BUS_LIFT_HOME,
    Outcome.SAFE_PLACE,
    *sorted(HOSPITAL),
)


def safe_share(told: Told) -> Cell:
    safe = told.cell(*(f"outcome/{one.value}" for one in SAFE))
    return share(safe, told.cell(EVERYBODY))


def unknown_share(told: Told) -> Cell:
    unknown = told.cell("violence_aware/no_declined", "violence_aware/no_other")
    return share(unknown, told.cell(VIOLENCE))


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


def per_contact(told: Told) -> Cell:
    cost, people = running(told), told.cell(EVERYBODY)
    if isinstance(cost, Missing) or isinstance(people, Missing) or people.at_least < 1:
        return NOT_YET
    value, most, least = (
        round(cost.value / one, 2) for one in (people.value, people.at_least, people.at_most)
    )
    return Released(value, Unit.POUNDS, least, most, (Mark.ESTIMATE,))


def minutes_to_door_staff(told: Told) -> Cell:
    kept = [told.exact.get(month, {}).get("door_staff_minutes") for month in told.months]
    medians = [one for one in kept if one is not None]
    if not medians:
        return NOT_YET
    return exactly(Exactly(round(sum(medians) / len(medians))), Unit.MINUTES)


KPIS = {
    one.id: one
    for one in (
        Kpi("K1", "Contacts a night", "Contacts ÷ nights opened. Tallies are not contacts.",
            Unit.CONTACTS, lambda told: ratio(
                told.cell(EVERYBODY), told.exactly("nights_opened"), Unit.CONTACTS)),
        Kpi("K2", "Contacts an hour open", "Contacts ÷ hours open, in real time.",
            Unit.CONTACTS, lambda told: ratio(
                told.cell(EVERYBODY), hours(told.exactly("minutes_open")), Unit.CONTACTS)),
        Kpi("K3", "Nights delivered", "Nights opened ÷ nights planned, cancelled ones too.",
            Unit.PER_CENT, lambda told: whole_share(
                told.exactly("nights_opened"), told.exactly("nights_planned"))),
        Kpi("K4", "Places filled", "Places held by someone who came ÷ places each open night "
            "needs at least.", Unit.PER_CENT, lambda told: whole_share(
                told.exactly("places_filled"), told.exactly("places_needed"))),
        Kpi("K5", "Volunteer hours", "Hours noted for those who came, in real time.",
            Unit.HOURS, lambda told: NOT_YET if told.exactly("volunteer_minutes") is None
            else exactly(Exactly(hours(told.exactly("volunteer_minutes")) or 0), Unit.HOURS)),
        Kpi("K6", "Ambulance call-outs avoided", "Treated by the medic, would have needed an "
            "ambulance, and did not go by one. Low: certain. High: certain or probable.",
            Unit.CONTACTS, lambda told: ends(told, "ambulance")),
        Kpi("K7", "A&E attendances avoided", "Treated by the medic, would have gone to A&E, "
            "and did not. Low: certain. High: certain or probable.",
            Unit.CONTACTS, lambda told: ends(told, "ae")),
        Kpi("K8", "Gross saving", "K6 and K7, each times its unit cost.", Unit.POUNDS, gross),
        Kpi("K9", "Net", "K8 less running cost; negative when the cost is higher.",
            Unit.POUNDS, net),
        Kpi("K10", "Break-even", "Cost of a night ÷ the two unit costs together: full "
            "diversions a night that would pay for it.", Unit.TIMES, break_even),
        Kpi("K11", "Left safely", "Left with friends or family, by taxi, our lift, to a safe "
            "place or to hospital ÷ contacts.", Unit.PER_CENT, safe_share),
        Kpi("K12", "Violence the police did not know of", "Not aware or declined ÷ contacts "
            "with violence.", Unit.PER_CENT, unknown_share),
        Kpi("K13", "Minutes to a door-staff call", "Median from call to coming, whole minutes, "
            "of months with ten such calls or more; of several months, their mean.",
            Unit.MINUTES, minutes_to_door_staff),
        Kpi("K14", "Looked at again in time", "Looks no more than five minutes late ÷ looks "
            "that were due, of months with a hundred or more.",
            Unit.PER_CENT, lambda told: whole_share(
                told.exactly("looks_in_time"), told.exactly("looks_due"))),
        Kpi("K15", "Contacts against a year before", "(Now − then) ÷ then, of the same months; "
            "whole per cent, of a hundred contacts or more.",
            Unit.PER_CENT, lambda told: change(told.cell(EVERYBODY), told.year_before)),
        Kpi("K16", "Cost a contact", "Running cost ÷ contacts.", Unit.POUNDS, per_contact),
    )
}  # fmt: skip
