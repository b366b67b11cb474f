"""Keeping the secret address, finding whose it is, and reading their places."""

import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from sosbus.base.settings import settings
from sosbus.calendar_feed.rules import BACK, Place, hashed, secret_of
from sosbus.calendar_feed.tables import CalendarAddress
from sosbus.crews.tables import CrewTemplate
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.rota.tables import SignUp


def secret_for(db: Session, person: Person) -> str:
    """The secret of somebody's address, or "" if they have none that works."""
    kept = db.get(CalendarAddress, person.id)
    return working_secret(kept, person) if kept else ""


def working_secret(kept: CalendarAddress, person: Person) -> str:
    """Addresses end with a change of our key, and when somebody leaves, even if they return."""
    made = secret_of(kept.person_id, kept.nonce, settings().secret_key)
    same_key = hmac.compare_digest(hashed(made), kept.secret_hash)
    return made if same_key and kept.made_at >= person.joined_at else ""


def make_address(db: Session, person: Person, now: datetime) -> None:
    """A new address for this person; any before it stops at once."""
    db.exec(select(Person.id).where(Person.id == person.id).with_for_update()).one()
    nonce = secrets.token_urlsafe(32)
    secret_hash = hashed(secret_of(person.id, nonce, settings().secret_key))
    kept = db.get(CalendarAddress, person.id) or CalendarAddress(
        person_id=person.id, nonce=nonce, secret_hash=secret_hash, made_at=now
    )
    kept.nonce, kept.secret_hash, kept.made_at = nonce, secret_hash, now
    db.add(kept)


def whose(db: Session, secret: str) -> Person | None:
    """Who gave this address to their calendar, if they are with us still."""
    found = db.exec(
        select(CalendarAddress, Person)
        .join(Person, col(Person.id) == CalendarAddress.person_id)
        .where(
            CalendarAddress.secret_hash == hashed(secret),
            col(Person.left_at).is_(None),
        )
    ).first()
    if found is None or not hmac.compare_digest(
        working_secret(*found).encode(), secret.encode()
    ):
        return None
    return found[1]


def places_of(db: Session, person: Person, now: datetime) -> list[Place]:
    """Places somebody holds or gave up, soonest first, with what a calendar says of them."""
    found = db.exec(
        select(SignUp, Night, CrewTemplate)
        .join(Night, col(Night.id) == SignUp.night_id)
        .join(CrewTemplate, col(CrewTemplate.kind) == col(Night.kind))
        .where(
            SignUp.person_id == person.id,
            col(Night.published_at).is_not(None),
            col(Night.closes_at) >= now - BACK,
        )
        .order_by(col(Night.opens_at), col(SignUp.signed_up_at), col(SignUp.id))
    ).all()
    return [Place(*row) for row in found]


def place_of(db: Session, sign_up_id: UUID) -> Place | None:
    """One place with its night and meeting point, for a letter."""
    found: Sequence[tuple[SignUp, Night, CrewTemplate]] = db.exec(
        select(SignUp, Night, CrewTemplate)
        .join(Night, col(Night.id) == SignUp.night_id)
        .join(CrewTemplate, col(CrewTemplate.kind) == col(Night.kind))
        .where(SignUp.id == sign_up_id)
    ).all()
    return Place(*found[0]) if found else None


def forget(db: Session, person_id: UUID) -> None:
    db.exec(delete(CalendarAddress).where(col(CalendarAddress.person_id) == person_id))
