"""The devices people are signed in on."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select, update

from sosbus.doors import rules
from sosbus.doors.tables import Device
from sosbus.people.tables import Person


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(db: Session, person: Person, label: str, now: datetime) -> str:
    """A new device for this person; its token is told once and kept only as a hash."""
    token = secrets.token_urlsafe(32)
    _, longest = rules.kept_for(rules.parts_of(person))
    db.add(
        Device(
            person_id=person.id,
            token_hash=hashed(token),
            label=label,
            signed_in_at=now,
            seen_at=now,
            ends_at=now + longest,
        )
    )
    return token


def at_the_door(db: Session, token: str) -> tuple[Device, Person] | None:
    found = db.exec(
        select(Device, Person)
        .join(Person, col(Person.id) == Device.person_id)
        .where(Device.token_hash == hashed(token))
    ).first()
    return (found[0], found[1]) if found else None


def note_seen(db: Session, device_id: UUID, now: datetime) -> None:
    db.exec(update(Device).where(col(Device.id) == device_id).values(seen_at=now))


def of(db: Session, person: Person) -> Sequence[Device]:
    return db.exec(
        select(Device).where(Device.person_id == person.id).order_by(col(Device.seen_at).desc())
    ).all()


def end(db: Session, person: Person, device_id: UUID) -> bool:
    """Sign one of this person's devices out; False if they have no such device."""
    gone = delete(Device).where(col(Device.id) == device_id, col(Device.person_id) == person.id)
    return bool(db.exec(gone).rowcount)


def end_all(db: Session, person: Person) -> None:
    db.exec(delete(Device).where(col(Device.person_id) == person.id))
