"""Inviting somebody and seeing them off: several rows, one verb each."""

from datetime import datetime

from sqlmodel import Session

from sosbus.base.refusal import Conflict, Refusal
from sosbus.doors import store as doors
from sosbus.messages import store as outbox
from sosbus.messages.rules import new_letter
from sosbus.people import store as people
from sosbus.people.rules import new_person, tidy_email
from sosbus.people.tables import BusRole, Person, Role
from sosbus.places import store as places
from sosbus.rota.tables import How


def invite(
    db: Session,
    name: str,
    email: str,
    role: Role,
    bus_roles: list[BusRole],
    letter: tuple[str, str],
    now: datetime,
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
    outbox.add(db, new_letter(person.email, *letter, now))
    return person


def leave(db: Session, person: Person, by: Person, now: datetime) -> None:
    """See somebody off: sign-ins end and coming places open in the same moment."""
    places.take_off_all(db, person, How.LEFT, by, now)
    people.leave(db, person, now)
    doors.end_all(db, person)
