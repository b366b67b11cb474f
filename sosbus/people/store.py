"""Keeping people and finding them again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.people.tables import Person, Role


def add(db: Session, person: Person) -> None:
    db.add(person)


def known_as(db: Session, email: str | None) -> Person | None:
    """Someone still with us who has this address."""
    asked = select(Person).where(Person.email == email, col(Person.left_at).is_(None))
    return db.exec(asked).first()


def ever_known_as(db: Session, email: str) -> Person | None:
    return db.exec(select(Person).where(Person.email == email)).first()


def one(db: Session, person_id: UUID) -> Person | None:
    return db.get(Person, person_id)


def names(db: Session, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """What these people are called, left or not, for "noted by"."""
    asked = select(Person.id, Person.name).where(
        col(Person.id).in_([one for one in ids if one])
    )
    return dict(db.exec(asked).all())


def here(db: Session, roles: Sequence[Role]) -> Sequence[Person]:
    """Everyone with us in one of these parts, by part and name."""
    return db.exec(
        select(Person)
        .where(col(Person.left_at).is_(None), col(Person.role).in_(roles))
        .order_by(col(Person.role), col(Person.name))
    ).all()


def leave(db: Session, person: Person, now: datetime) -> None:
    person.left_at = now
    db.add(person)
