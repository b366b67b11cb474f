"""The key figures K1 to K17, from shown values and exact ones of closed months alone."""

from collections.abc import Callable
from dataclasses import dataclass

from sosbus.contacts.tables import Outcome
from sosbus.measures.rules import EVERYBODY, HOSPITAL, VIOLENCE
from sosbus.released.rules import Cell, Exactly, Mark, Missing, Released, Unit, exactly
from sosbus.told.rules import (
    NOT_YET,
    Three,
    Told,
    change,
    hours,
    plus,
    pounds,
    ratio,
    share,
    whole_share,
)

SAFE = (
    Outcome.LEFT_WITH_FRIENDS,
    Outcome.FAMILY_COLLECTED,
    Outcome.TAXI,
    Outcome.BUS_LIFT_HOME,
    Outcome.SAFE_PLACE,
    *sorted(HOSPITAL),
)


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


def ends(told: Told, what: str) -> Three:
    """Low is what was certain, high what was certain or probable, central half way."""
    low = told.cell(f"avoided_{what}/certain")
    high = told.cell(f"avoided_{what}/certain", f"avoided_{what}/probable")
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


def social_return(told: Told) -> Three:
    """Pounds for each pound of running cost, by assumptions somebody entered, or not at all."""
    assumed, cost = told.costs.assumed, running(told)
    if assumed is None or isinstance(cost, Missing) or not cost.value:
        return (NOT_YET, NOT_YET, NOT_YET)
    part = (100 - assumed.deadweight) / 100 * assumed.attribution / 100
    low, central, high = (
        ratio(one, cost.value / part if part else None, Unit.POUNDS, 2) for one in gross(told)
    )
    return (low, central, high)


def break_even(told: Told) -> Cell:
    both = told.costs.ambulance.pounds + told.costs.ae.pounds
    return exactly(Exactly(round(told.costs.night / both, 1)), Unit.TIMES, Mark.ESTIMATE)


def safe_share(told: Told) -> Cell:
    safe = told.cell(*(f"outcome/{one.value}" for one in SAFE))
    return share(safe, told.cell(EVERYBODY))


def unknown_share(told: Told) -> Cell:
    unknown = told.cell("violence_aware/no_declined", "violence_aware/no_other")
    return share(unknown, told.cell(VIOLENCE))


def per_contact(told: Told) -> Cell:
    return cost_each(told, EVERYBODY)


def cost_each(told: Told, series: str) -> Cell:
    """Running cost ÷ contacts of a series, where there is at least one for certain."""
    cost, people = running(told), told.cell(series)
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
        Kpi("K17", "Social return on a pound", "K8 × (1 − what would have been avoided anyway) "
            "× what is the bus’s own doing ÷ running cost, by assumptions that are entered; "
            "without them there is none.", Unit.POUNDS, social_return),
    )
}  # fmt: skip
