"""Keeping contacts and finding them again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts import rules
from sosbus.contacts.tables import Contact
from sosbus.nights.rules import within
from sosbus.nights.tables import Night, Status
from sosbus.venues import store as venues

USED = Conflict("That record was already sent with other answers. Open it from the list.")


def unsayable(
    db: Session, words: Mapping[str, Any], sees_private: bool, sure: bool, notes: bool
) -> dict[str, str]:
    """As the rules have it, with the town's venues known."""
    known = venues.names(db) if words.get("note") else set[str]()
    return rules.unsayable(words, sees_private, sure, notes, known)


@dataclass(frozen=True)
class Taken:
    """A contact that came in: whether it is new, and what could not be kept as it was sent."""

    contact: Contact
    fresh: bool
    why: str = ""


def take(
    db: Session,
    night: Night,
    contact_id: UUID,
    words: Mapping[str, Any],
    at: datetime,
    now: datetime,
) -> Taken | Refusal:
    """Keep a contact, once, however often it is sent. The night must be locked."""
    known = one(db, contact_id)
    if known:
        again = rules.sent_again(known, night, words)
        return Taken(known, False) if again is rules.Again.SAME else USED
    if refused := rules.may_take(night):
        return refused
    closed = night.status is Status.CLOSED
    at = within(night, at)
    made = rules.new_contact(
        night, contact_id, words, next_number(db, night), at, now if closed else None
    )
    why = ""
    if closed:
        made.wristband = None
    elif made.wristband and (other := wearing(db, night, made.wristband)):
        why = (
            f"{made.wristband} is on contact {other.number}. "
            f"Contact {made.number} is saved without a wristband."
        )
        made.wristband = None
    keep(db, made)
    return Taken(made, True, why)


def keep(db: Session, contact: Contact) -> None:
    db.add(contact)


def one(db: Session, contact_id: UUID) -> Contact | None:
    return db.get(Contact, contact_id)


def wearing(db: Session, night: Night, wristband: str) -> Contact | None:
    return db.exec(
        select(Contact).where(Contact.night_id == night.id, Contact.wristband == wristband)
    ).first()


def next_number(db: Session, night: Night) -> int:
    """The next contact's number; the night must be locked."""
    last = select(func.max(Contact.number)).where(Contact.night_id == night.id)
    return (db.exec(last).one() or 0) + 1


def on(db: Session, night: Night) -> Sequence[Contact]:
    """The contacts of a night, latest first, without those taken back."""
    return db.exec(
        select(Contact)
        .where(Contact.night_id == night.id, col(Contact.taken_back_at).is_(None))
        .order_by(col(Contact.number).desc())
    ).all()
