"""Finding hires, and holding a vehicle still while somebody decides who has it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict
from sosbus.hire import rules
from sosbus.hire.rules import HOLDS
from sosbus.hire.tables import Hire, RateCard, State, Vehicle
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, BusRole
from sosbus.sources import store as sources

DAY = timedelta(days=1)


def one(db: Session, hire_id: UUID) -> Hire | None:
    return db.get(Hire, hire_id)


def locked(db: Session, hire_id: UUID) -> Hire | None:
    """The hire, kept still until this transaction ends."""
    asked = select(Hire).where(Hire.id == hire_id).with_for_update()
    return db.exec(asked.execution_options(populate_existing=True)).first()


def what_clashes(
    db: Session, vehicle_id: UUID, starts_at: datetime, ends_at: datetime, but: UUID | None
) -> Conflict | None:
    """What stands in the way. The vehicle is held still first, so that of two who want the
    same hours at the same moment the second sees what the first was given."""
    held = select(Vehicle).where(Vehicle.id == vehicle_id).with_for_update()
    vehicle = db.exec(held.execution_options(populate_existing=True)).one()
    return in_the_way(db, vehicle, starts_at, ends_at, but)


def in_the_way(
    db: Session, vehicle: Vehicle, starts_at: datetime, ends_at: datetime, but: UUID | None
) -> Conflict | None:
    first, last = day_of(starts_at), day_of(ends_at)
    there = [one for one in between(db, first, last, HOLDS) if one.vehicle_id == vehicle.id]
    others = [one for one in there if one.id != but]
    some = nights.between(db, first - DAY, last + DAY)
    return rules.clash(vehicle, starts_at, ends_at, some, others)


def in_the_way_of(db: Session, hire: Hire) -> Conflict | None:
    """The same for a look: nothing is held, so it may change before it is booked."""
    vehicle = db.exec(select(Vehicle).where(Vehicle.id == hire.vehicle_id)).one()
    return in_the_way(db, vehicle, hire.starts_at, hire.ends_at, hire.id)


def stopped(db: Session, wanted: Sequence[Night]) -> dict[date, Conflict]:
    """The nights that a booked hire stands in the way of, by date, and why. Every vehicle that
    goes out at night is held still, as for a hire, so that neither slips past the other."""
    held = select(Vehicle).where(col(Vehicle.does_nights)).order_by(col(Vehicle.id))
    ours = {one.id for one in db.exec(held.with_for_update())}
    dates = [one.night_date for one in wanted]
    booked = between(db, min(dates), max(dates) + DAY, [State.BOOKED]) if dates else []
    some = [one for one in booked if one.vehicle_id in ours]
    met = {one.night_date: rules.night_meets(one, some) for one in wanted}
    return {when: why for when, why in met.items() if why}


def between(
    db: Session, first: date, last: date, states: Iterable[State] = tuple(State)
) -> Sequence[Hire]:
    """Hires that begin between two days of the town, both counted."""
    return db.exec(
        select(Hire)
        .where(
            col(Hire.starts_at) >= midnight(first),
            col(Hire.starts_at) < midnight(last + DAY),
            col(Hire.state).in_(list(states)),
        )
        .order_by(col(Hire.starts_at))
        .execution_options(populate_existing=True)
    ).all()


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TOWN).astimezone(UTC)


def day_of(moment: datetime) -> date:
    return moment.astimezone(TOWN).date()


def waiting(db: Session, *states: State) -> Sequence[Hire]:
    asked = select(Hire).where(col(Hire.state).in_(states))
    return db.exec(asked.order_by(col(Hire.starts_at))).all()


def every_vehicle(db: Session) -> Sequence[Vehicle]:
    return db.exec(select(Vehicle).order_by(col(Vehicle.name))).all()


def vehicles(db: Session, day: date) -> Sequence[Vehicle]:
    """Those still on the road on a day."""
    return [one for one in every_vehicle(db) if one.retired_on is None or one.retired_on > day]


def vehicle(db: Session, vehicle_id: UUID) -> Vehicle | None:
    return db.get(Vehicle, vehicle_id)


def made_for(db: Session, first: date, last: date) -> dict[str, int]:
    """How many hires there were, by what for; the most common first."""
    made = [one for one in between(db, first, last) if one.state in rules.MADE]
    return dict(Counter(one.purpose.label for one in made).most_common())


def vehicle_choices(db: Session, day: date) -> list[tuple[UUID, str]]:
    return [(one.id, one.name) for one in vehicles(db, day)]


def rate_cards(db: Session, day: date) -> Sequence[RateCard]:
    every = db.exec(select(RateCard).order_by(col(RateCard.name)))
    return [one for one in every if rules.holds_on(one, day)]


def rate_card(db: Session, card_id: UUID | None) -> RateCard | None:
    return db.get(RateCard, card_id) if card_id else None


def charge(db: Session, hire: Hire) -> Decimal | None:
    """What its rate card makes of it."""
    card = rate_card(db, hire.rate_card_id)
    return rules.charge_for(card, hire) if card else None


def drivers(db: Session) -> list[tuple[UUID, str]]:
    here = everyone.here(db, ON_THE_BUS)
    return [(one.id, one.name) for one in here if BusRole.DRIVER in one.bus_roles]


def names(db: Session, hire: Hire) -> dict[UUID, str]:
    """Of all that a hire's versions may point at."""
    things = (*every_vehicle(db), *db.exec(select(RateCard)))
    said = [one.said.get("driver_id") for one, _ in sources.versions(db, hire.id)]
    people = everyone.names(db, [UUID(one) for one in said if one])
    return {one.id: one.name for one in things} | people


def let_go(db: Session, today: date) -> int:
    """Whom to ring at an office, once nobody will: of how many hires. From what their versions
    said it goes too."""
    old = [
        and_(col(Hire.state) == state, col(Hire.starts_at) < midnight(today - days * DAY))
        for state, days in rules.KEPT_FOR.items()
    ]
    held = or_(col(Hire.email) != "", col(Hire.phone) != "")
    gone = db.exec(select(Hire).where(or_(*old), held).with_for_update()).all()
    for one in gone:
        one.email = one.phone = ""
        db.add(one)
        sources.blank(db, one.id, ("email", "phone"))
    return len(gone)
