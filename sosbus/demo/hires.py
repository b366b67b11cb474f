"""Two vehicles, rates and a few hires around today, so that the hire desk is not empty. All
invented; of 2008-09 no hire is known, so none is made up."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlmodel import Session

from sosbus.base.clock import TOWN
from sosbus.hire import rules, store
from sosbus.hire.tables import Clean, Hire, Purpose, RateCard, State, Vehicle
from sosbus.people.tables import Person
from sosbus.sources import store as sources
from sosbus.sources.store import Stated

DAY = timedelta(days=1)
TUESDAY = 1
MORNING, AFTERNOON = time(9, 30), time(15)
# Weeks from now, who, what for, how far it has come, miles, charge.
HIRES = (
    (-6, "Stanway Falls Clinic", Purpose.FALLS, State.PAID, 14, Decimal("253.80")),
    (-4, "Wivenhoe Youth Trust", Purpose.YOUTH, State.PAID, 22, Decimal("257.40")),
    (-2, "Lexden Neighbourhood Watch", Purpose.WATCH, State.INVOICED, 9, Decimal("251.55")),
    (-1, "Colne Road Safety Group", Purpose.ROADS, State.DONE, 31, None),
    (1, "Hythe Housing Advice", Purpose.HOUSING, State.BOOKED, None, None),
    (2, "Greenstead Benefits Week", Purpose.BENEFITS, State.BOOKED, None, None),
    (3, "Dutch Quarter Stop Smoking", Purpose.SMOKING, State.ENQUIRY, None, None),
)


def load(db: Session, by: Person, now: datetime) -> None:
    today = now.astimezone(TOWN).date()
    stated = Stated("The demonstration", today, by.id, now)
    bus = Vehicle(name="The bus", does_nights=True)
    old = Vehicle(name="The old bus, for teaching", does_nights=False)
    rates = RateCard(
        name="Charities and public bodies",
        per_hour=Decimal(45),
        per_mile=Decimal("0.45"),
        at_least=Decimal(90),
        first_day=today.replace(month=1, day=1) - 365 * DAY,
    )
    for one in (bus, old, rates):
        sources.enter(db, one, stated)
    tuesday = today - (today.weekday() - TUESDAY) * DAY
    for number, (weeks, who, what, state, miles, charge) in enumerate(HIRES):
        made = hire(tuesday + 7 * weeks * DAY, (bus, old)[number % 2], who, what, state)
        made.rate_card_id = None if state is State.ENQUIRY else rates.id
        made.clean = Clean.CLEAN if state in rules.MADE else None
        made.miles, made.charge = miles, charge
        made.invoice = f"{today.year}-{number + 1:03}" if charge else ""
        made.paid_on = made.ends_at.date() + 14 * DAY if state is State.PAID else None
        if state is State.ENQUIRY or is_free(db, made):
            sources.enter(db, made, stated)


def hire(day: date, vehicle: Vehicle, who: str, what: Purpose, state: State) -> Hire:
    times = rules.times_on(day, MORNING, AFTERNOON)
    assert isinstance(times, tuple)
    return Hire(
        organisation=who,
        email=f"office@{who.split()[0].lower()}.example",
        phone="",
        purpose=what,
        vehicle_id=vehicle.id,
        starts_at=times[0],
        ends_at=times[1],
        state=state,
    )


def is_free(db: Session, made: Hire) -> bool:
    """A demonstration obeys the rules it shows."""
    clash = store.what_clashes(db, made.vehicle_id, made.starts_at, made.ends_at, made.id)
    return clash is None
