"""Keeping contacts and finding them again."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night


def keep(db: Session, contact: Contact) -> None:
    db.add(contact)


def one(db: Session, contact_id: UUID) -> Contact | None:
    return db.get(Contact, contact_id)


def next_number(db: Session, night: Night) -> int:
    """The next contact's number; the night must be locked."""
    last = select(func.max(Contact.number)).where(Contact.night_id == night.id)
    return (db.exec(last).one() or 0) + 1


def on(db: Session, night: Night) -> Sequence[Contact]:
    """The contacts of a night, latest first."""
    return db.exec(
        select(Contact).where(Contact.night_id == night.id).order_by(col(Contact.number).desc())
    ).all()
