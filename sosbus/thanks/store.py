"""Noting milestones once, and who has been thanked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.base.words import nth
from sosbus.hours import store as hours
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.people import store as everyone
from sosbus.people.tables import Person, Role
from sosbus.thanks.rules import reached
from sosbus.thanks.tables import Milestone


def rounds(db: Session, now: datetime) -> int:
    """Note every milestone newly reached, and tell the coordinators: they say the thanks."""
    highest = select(Milestone.person_id, func.max(Milestone.nights))
    known = dict(db.exec(highest.group_by(col(Milestone.person_id))).all())
    new = [
        (person_id, most)
        for person_id, served in hours.nights_served(db)
        if (most := reached(served)) and most > known.get(person_id, 0)
    ]
    for person_id, most in new:
        db.add(Milestone(person_id=person_id, nights=most, reached_at=now))
        person = everyone.one(db, person_id)
        if person and person.left_at is None:
            tell(db, person, most, now)
    return len(new)


def tell(db: Session, person: Person, most: int, now: datetime) -> None:
    for one in everyone.here(db, [Role.COORDINATOR]):
        words = (
            f"Somebody has done their {nth(most)} night. The list of people to thank says who."
        )
        letter = message(About.MILESTONE, one.id, None, most, now, facts={"words": words})
        letter.key += f"/{person.id}"  # once for each of those to thank
        outbox.tell(db, letter)


def to_thank(db: Session) -> Sequence[tuple[Milestone, Person]]:
    """Those nobody has thanked yet, of the people still with us, the latest first."""
    asked = (
        select(Milestone, Person)
        .join(Person, col(Person.id) == Milestone.person_id)
        .where(col(Milestone.thanked_at).is_(None), col(Person.left_at).is_(None))
        .order_by(col(Milestone.reached_at).desc(), col(Person.name))
    )
    return db.exec(asked).all()


def thank(db: Session, person_id: UUID, nights: int, by: Person, now: datetime) -> bool:
    found = db.get(Milestone, (person_id, nights))
    if found is None:
        return False
    if found.thanked_at is None:
        found.thanked_at, found.thanked_by_id = now, by.id
        db.add(found)
    return True
