"""Finding what is worth a look, for one night or for the last few weeks at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, col, func, or_, select

from sosbus.changes import store as changes
from sosbus.changes.tables import ContactChange, State, Why
from sosbus.closing.rules import settle
from sosbus.closing.tables import CloseReport
from sosbus.contacts.tables import Contact
from sosbus.handsets.tables import Handset
from sosbus.hours.tables import HourLine
from sosbus.next_day.rules import DayAfter
from sosbus.next_day.tables import NightReview
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.tallies.tables import Tap

LATELY = timedelta(days=28)


def lately(db: Session, now: datetime) -> list[DayAfter]:
    """Nights closed in the last four weeks, and any older one with something late, newest
    first."""
    late = (
        select(Contact.night_id)
        .where(*still_late(Contact))
        .union(
            select(Tap.night_id).where(*still_late(Tap)),
            select(ContactChange.night_id).where(ContactChange.state == State.TO_CHOOSE),
        )
    )
    asked = (
        select(Night)
        .where(
            col(Night.closed_at).is_not(None),
            or_(Night.night_date >= night_date_of(now) - LATELY, col(Night.id).in_(late)),
        )
        .order_by(col(Night.night_date).desc())
    )
    return of_nights(db, db.exec(asked).all())


def waiting(db: Session, now: datetime) -> int:
    """How many nights there are for the coordinator to look through."""
    return sum(one.is_for_somebody for one in lately(db, now))


def of(db: Session, night: Night) -> DayAfter:
    return of_nights(db, [night])[0]


def of_nights(db: Session, some: Sequence[Night]) -> list[DayAfter]:
    """Each table is read once, however many nights there are."""
    ids = [one.id for one in some]
    contacts = by_night(
        db.exec(
            select(Contact)
            .where(col(Contact.night_id).in_(ids), col(Contact.taken_back_at).is_(None))
            .order_by(col(Contact.number))
        )
    )
    taps = by_night(db.exec(select(Tap).where(col(Tap.night_id).in_(ids), *still_late(Tap))))
    open_choices = (
        col(ContactChange.night_id).in_(ids),
        ContactChange.state == State.TO_CHOOSE,
    )
    choices = by_night(db.exec(select(ContactChange).where(*open_choices)))
    heard = by_night(db.exec(select(Handset).where(col(Handset.night_id).in_(ids))))
    reports = by_night(db.exec(select(CloseReport).where(col(CloseReport.night_id).in_(ids))))
    reviews = by_night(db.exec(select(NightReview).where(col(NightReview.night_id).in_(ids))))
    return [
        DayAfter(
            night,
            contacts[night.id],
            taps[night.id],
            Counter(one.contact_id for one in choices[night.id]),
            heard[night.id],
            next(iter(reports[night.id]), None),
            next(iter(reviews[night.id]), None),
        )
        for night in some
    ]


def still_late(table: type[Contact] | type[Tap]) -> tuple[Any, ...]:
    return (
        col(table.late_at).is_not(None),
        col(table.agreed_at).is_(None),
        col(table.taken_back_at).is_(None),
    )


def by_night(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.night_id].append(row)
    return found


def settle_late(db: Session, contact: Contact, agree: bool, now: datetime) -> None:
    """Count a late contact, or let it go. The night must be locked."""
    if not agree:
        changes.take_back(db, contact, uuid4(), now)
        return
    contact.agreed_at = now
    settle(contact)
    db.add(contact)


def take_back(db: Session, contact: Contact, now: datetime) -> None:
    """One of two that are the same person: it stays, uncounted, with the reason."""
    changes.take_back(db, contact, uuid4(), now, Why.TWICE)


def keep_review(db: Session, review: NightReview) -> None:
    db.merge(review)


def reviewed_by(db: Session, review: NightReview | None) -> str:
    person = db.get(Person, review.by_id) if review else None
    return person.name if person else ""


def medic_hours(db: Session, night: Night) -> float | None:
    """What the medics of a night served; None until the hours of it are written."""
    asked = select(func.sum(HourLine.served_minutes)).where(
        HourLine.night_id == night.id, HourLine.role == BusRole.MEDIC
    )
    minutes = db.exec(asked).one()
    return None if minutes is None else int(minutes) / 60


def corrected(db: Session, night: Night) -> int:
    """How many corrections were made once it was closed, each with its reason."""
    asked = select(func.count()).where(
        ContactChange.night_id == night.id, col(ContactChange.why).is_not(None)
    )
    return db.exec(asked).one()
