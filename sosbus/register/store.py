"""Inviting somebody, what they are trained for, seeing them off: one verb each."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from sosbus.availability import store as availability
from sosbus.availability.rules import Noes, keeps_off
from sosbus.base.refusal import Conflict, Refusal
from sosbus.crews import store as crews
from sosbus.doors import store as doors
from sosbus.joining import store as joining
from sosbus.joining.rules import still_missing
from sosbus.joining.tables import Stage
from sosbus.lapsing import store as lapsing
from sosbus.lapsing.rules import local
from sosbus.messages import store as outbox
from sosbus.messages.rules import new_letter
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Kind
from sosbus.people import store as people
from sosbus.people.rules import new_person, tidy_email
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
from sosbus.places import store as places
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.rules import lapses, short_of, states
from sosbus.qualifications.tables import Card, CardNeed
from sosbus.register.rules import Coming, Known, Row, current_leave
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew, ends_on
from sosbus.rota.tables import How


def rows(db: Session, roles: Sequence[Role], today: date) -> list[Row]:
    """Everyone in these parts with how they stand, in four queries however many they are."""
    steps, cards = joining.everybodys(db), qualifications.everybodys(db)
    needs = qualifications.needs(db)
    return [
        Row(
            one,
            still_missing(steps.get(one.id, [])),
            lapses(needs, cards.get(one.id, []), one.bus_roles, today),
        )
        for one in people.here(db, roles)
    ]


def known(db: Session, one: Person, now: datetime) -> Known | None:
    """All that staff see of somebody on the bus; of others nothing more is kept."""
    if one.role not in ON_THE_BUS:
        return None
    cards, needs = qualifications.of(db, one.id), qualifications.needs(db)
    held = rota.mine(db, one, night_date_of(now))
    steps, noes = joining.of(db, one.id), availability.of(db, one.id)
    return Known(
        still_missing(steps),
        bool(steps),
        states(needs, cards, one.bus_roles, local(now)),
        joining.emergency_contact(db, one.id),
        current_leave(noes, local(now)),
        [
            night_of(whole, one, needs, cards, noes)
            for whole in held
            if whole.night.closes_at > now and not whole.night.cancelled_at
        ],
    )


def night_of(
    whole: NightCrew,
    one: Person,
    needs: Sequence[CardNeed],
    cards: Sequence[Card],
    noes: Noes,
) -> Coming:
    mine, night = whole.mine(one), whole.night
    assert mine
    role = mine.sign_up.role
    short = short_of(needs, cards, role, ends_on(night))
    return Coming(night, role, short, keeps_off(noes, night.opens_at, night.closes_at, role))


def invite(
    db: Session,
    name: str,
    email: str,
    role: Role,
    bus_roles: list[BusRole],
    letter: tuple[str, str],
    now: datetime,
    by: Person | None = None,
) -> Person | Refusal:
    """A new person and their letter; someone who left before comes back to the same row."""
    person = new_person(name, email, role, bus_roles, now)
    if isinstance(person, Refusal):
        return person
    known = people.ever_known_as(db, tidy_email(email) or "")
    if known and known.left_at is None:
        return Conflict("Somebody with that address is here already.")
    if known:
        known.name, known.role, known.bus_roles = name, role, bus_roles
        known.joined_at, known.left_at = now, None
        person = known
    people.add(db, person)
    db.flush()
    if role is Role.VOLUNTEER and not joining.of(db, person.id):
        start(db, person, by, now)
    outbox.add(db, new_letter(person.email, *letter, now))
    return person


def start(db: Session, person: Person, by: Person | None, now: datetime) -> None:
    """A new volunteer has applied; their first nights will be with a buddy."""
    person.first_nights = crews.rules_for(db, Kind.WEEKLY).template.first_nights
    people.add(db, person)
    joining.note(db, person.id, Stage.APPLIED, local(now), by.id if by else None)


def leave(db: Session, person: Person, by: Person, now: datetime) -> None:
    """See somebody off: sign-ins end and coming places open in the same moment."""
    opened = places.take_off_all(db, person, How.LEFT, by, now)
    people.leave(db, person, now)
    doors.end_all(db, person)
    lapsing.tell_reopened(db, f"{person.name} has left the bus.", opened, person.id, now)


def retrain(db: Session, person: Person, bus_roles: list[BusRole], now: datetime) -> None:
    """What somebody is trained for; a crew that is no longer safe for it is told at once."""
    before = lapsing.coming(db, person, now)
    person.bus_roles = bus_roles
    people.add(db, person)
    lapsing.weigh_again(db, before, now)
