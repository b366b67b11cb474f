"""When the bus may be hired, what may become of a hire, and what it costs."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.columns import Choice, coded
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import stamp
from sosbus.hire.tables import Clean, Hire, Purpose, RateCard, State, Vehicle
from sosbus.nights.rules import moment_at
from sosbus.nights.tables import Night, Status

TURNAROUND = timedelta(hours=4)  # true hours from the end of a hire to the opening of a night
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HOLDS = frozenset({State.BOOKED, State.DONE, State.INVOICED, State.PAID})  # the vehicle
MADE = frozenset({State.DONE, State.INVOICED, State.PAID})
CAME_TO_NOTHING = frozenset({State.ENQUIRY, State.TURNED_DOWN, State.CANCELLED})
KEPT_FOR = {  # days after it was to be, that whom to ring is kept
    **dict.fromkeys(CAME_TO_NOTHING, 28),
    State.PAID: 365,
}
MOVES: dict[State, tuple[State, ...]] = {
    State.ENQUIRY: (State.BOOKED, State.TURNED_DOWN, State.CANCELLED),
    State.BOOKED: (State.DONE, State.CANCELLED),
    State.DONE: (State.INVOICED,),
    State.INVOICED: (State.PAID,),
}


def may_become(hire: Hire, state: State, now: datetime) -> Refusal | None:
    """Whether this is the next step of a hire, and its time has come."""
    if state not in MOVES.get(hire.state, ()):
        was, wanted = hire.state.label.lower(), state.label.lower()
        return Conflict(f"This hire is {was}, so it cannot be {wanted}. Look at it again.")
    if state is State.BOOKED and now >= hire.starts_at:
        return Refusal("Its time has begun already. Change the day first.")
    if state is State.DONE and now < hire.starts_at:
        return Refusal(f"It has not begun yet: it starts {stamp(hire.starts_at)}.")
    return None


def may_change(hire: Hire) -> Refusal | None:
    if hire.state in (State.ENQUIRY, State.BOOKED):
        return None
    return Conflict(f"This hire is {hire.state.label.lower()}, so it stays as it is.")


def times_on(day: date, starts: time, ends: time) -> tuple[datetime, datetime] | Refusal:
    """When a hire begins and ends, in UTC, from the town's clock."""
    starts_at, ends_at = moment_at(day, starts, fold=0), moment_at(day, ends, fold=1)
    for at, typed in ((starts_at, starts), (ends_at, ends)):
        if at is None:
            return Refusal(f"There is no {typed:%H:%M} that day: the clocks go forward.")
    assert starts_at and ends_at
    if ends_at <= starts_at:
        return Refusal("It ends after it starts, on the same day.")
    return starts_at, ends_at


def clash(
    vehicle: Vehicle,
    starts_at: datetime,
    ends_at: datetime,
    nights: Iterable[Night],
    hires: Iterable[Hire],
) -> Conflict | None:
    """What stands in the way of a hire, in a sentence that says what to do next."""
    if vehicle.retired_on and ends_at.astimezone(TOWN).date() >= vehicle.retired_on:
        return Conflict(f"{vehicle.name} has left the road by then. Choose another vehicle.")
    for one in hires:
        if one.state in HOLDS and one.starts_at < ends_at and starts_at < one.ends_at:
            there = f"{stamp(one.starts_at)} to {stamp(one.ends_at)}"
            return Conflict(f"{vehicle.name} is hired {there}. Choose another time or vehicle.")
    for night in nights:
        if vehicle.does_nights and (why := meets_night(starts_at, ends_at, night)):
            return why
    return None


def meets_night(starts_at: datetime, ends_at: datetime, night: Night) -> Conflict | None:
    """The hours between are true hours, so a clock change neither gives nor takes one."""
    if night.status is Status.CANCELLED or not is_met(starts_at, ends_at, night):
        return None
    back_by = night.opens_at - TURNAROUND
    if starts_at < back_by:
        return Conflict(
            f"The bus opens {stamp(night.opens_at)} and has to be back 4 hours before: "
            f"end by {stamp(back_by)}, or choose another day."
        )
    return Conflict(
        f"The bus is out from {stamp(night.opens_at)} to {stamp(night.closes_at)}, and made "
        "ready in the 4 hours before. Choose another time."
    )


def is_met(starts_at: datetime, ends_at: datetime, night: Night) -> bool:
    return ends_at > night.opens_at - TURNAROUND and starts_at < night.closes_at


def night_meets(night: Night, hires: Iterable[Hire]) -> Conflict | None:
    """A night that is planned or put back does not take the bus from a hire unsaid."""
    for one in hires:
        if one.state is State.BOOKED and is_met(one.starts_at, one.ends_at, night):
            there = f"{stamp(one.starts_at)} to {stamp(one.ends_at)}"
            return Conflict(
                f"The bus is hired {there}, and has to be back 4 hours before it opens. "
                "Move that hire first, or open later."
            )
    return None


def charge_for(card: RateCard, hire: Hire) -> Decimal | None:
    """What the rate card makes of a hire; not known while its miles are not."""
    if card.per_mile and hire.miles is None:
        return None
    hours = -(-(hire.ends_at - hire.starts_at) // HOUR)  # each hour begun
    return max(card.at_least, card.per_hour * hours + card.per_mile * (hire.miles or 0))


def holds_on(card: RateCard, day: date) -> bool:
    return card.first_day <= day and (card.last_day is None or day <= card.last_day)


def typed_from(hire: Hire) -> dict[str, Any]:
    """A hire as it would have been typed."""
    starts, ends = (one.astimezone(TOWN) for one in (hire.starts_at, hire.ends_at))
    return {
        "organisation": hire.organisation,
        "email": hire.email,
        "phone": hire.phone,
        "purpose": hire.purpose.value,
        "vehicle_id": hire.vehicle_id,
        "driver_id": hire.driver_id,
        "day": str(starts.date()),
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
    }


SAID = {
    "organisation": "Organisation",
    "email": "Email of its office",
    "phone": "Phone of its office",
    "purpose": "What for",
    "vehicle_id": "Vehicle",
    "driver_id": "Driver",
    "starts_at": "From",
    "ends_at": "Until",
    "state": "How it stood",
    "rate_card_id": "Rates",
    "miles": "Miles",
    "clean": "Clean-down",
    "invoice": "Invoice",
    "charge": "Charge in pounds",
    "paid_on": "Paid on",
}
CODED: dict[str, type[Choice]] = {"purpose": Purpose, "state": State, "clean": Clean}


def said_before(said: Mapping[str, Any], names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """What a version of a hire said, in words; `names` are of what it points at."""
    return [(words, answer(name, said.get(name), names)) for name, words in SAID.items()]


def answer(name: str, value: Any, names: Mapping[UUID, str]) -> str:
    if value in (None, ""):
        return "not known"
    if name in CODED:
        return coded(CODED[name], value).label
    if name.endswith("_id"):
        return names.get(UUID(value), "not known")
    return stamp(datetime.fromisoformat(value)) if name.endswith("_at") else str(value)
