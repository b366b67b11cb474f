"""Finding actions and visits, and writing down which venues enough contacts named."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from sosbus.base.calendar import next_month
from sosbus.contacts.tables import Contact
from sosbus.figures import store as figures
from sosbus.night_economy import rules
from sosbus.night_economy.tables import GroupAction, LicensingVisit, NamedMonth, NamedVenue
from sosbus.nights.tables import Night
from sosbus.sources import store as sources
from sosbus.targets.rules import year_name
from sosbus.venues import store as venues


def in_year(db: Session, first: date, _last: date) -> dict[str, Any]:
    done, seen = actions(db, year_name(first)), visits(db, year_name(first))
    from_ = sources.told(db, [*done, *seen])
    names = premises(db)
    return {
        "actions": [rules.told_action(one) | from_[one.id] for one in done],
        "visits": [
            rules.told_visit(one, names.get(one.venue_id)) | from_[one.id] for one in seen
        ],
    }


def actions(db: Session, year: str) -> Sequence[GroupAction]:
    asked = select(GroupAction).where(GroupAction.year == year)
    return db.exec(asked.order_by(col(GroupAction.due), col(GroupAction.words))).all()


def visits(db: Session, year: str) -> Sequence[LicensingVisit]:
    asked = select(LicensingVisit).where(LicensingVisit.year == year)
    return db.exec(asked.order_by(col(LicensingVisit.visited_on), col(LicensingVisit.id))).all()


def open_actions(db: Session) -> Sequence[GroupAction]:
    """What is not done yet, of any year, the soonest due first."""
    asked = select(GroupAction).where(col(GroupAction.done_on).is_(None))
    found = db.exec(asked.order_by(col(GroupAction.words))).all()
    return sorted(found, key=lambda one: one.due or date.max)


def every_visit(db: Session) -> Sequence[LicensingVisit]:
    """The newest first, those whose day is not known last."""
    found = db.exec(select(LicensingVisit).order_by(col(LicensingVisit.year).desc())).all()
    return sorted(found, key=lambda one: one.visited_on or date.min, reverse=True)


def visits_between(db: Session, first: date, last: date) -> list[LicensingVisit]:
    """On a day of these; one whose day is not known is in no period."""
    return [
        one for one in every_visit(db) if one.visited_on and first <= one.visited_on <= last
    ]


def premises(db: Session) -> dict[UUID | None, str]:
    return {one.id: one.name for one in venues.every(db)}


def premises_choices(db: Session) -> list[tuple[UUID, str]]:
    """Retired ones too: they were visited while they were there."""
    return sorted(((one.id, one.name) for one in venues.every(db)), key=lambda one: one[1])


def named(db: Session) -> Sequence[tuple[str, date]]:
    """Venues that five contacts or more named, and the month since when that is known."""
    names = premises(db)
    return sorted((names[one.venue_id], one.month) for one in db.exec(select(NamedVenue)))


def rounds(db: Session, _now: datetime) -> int:
    """Ask each closed month once which venues enough contacts had named by its end. Between
    two closings nothing moves, as with every other figure about contacts."""
    asked = set(db.exec(select(col(NamedMonth.month))))
    due = sorted({one.month for one in figures.closed(db)} - asked)
    for month in due:
        listed = set(db.exec(select(col(NamedVenue.venue_id))))
        found = named_until(db, next_month(month) - timedelta(days=1))
        db.add_all(NamedVenue(venue_id=one, month=month) for one in found - listed)
        db.add(NamedMonth(month=month))
        db.flush()
    return len(due)


def named_until(db: Session, last: date) -> set[UUID]:
    """Counted by the rule of Contact.counts; the count itself never leaves this query."""
    enough = (
        select(col(Contact.venue_id))
        .join(Night, col(Night.id) == Contact.night_id)
        .where(
            col(Contact.venue_id).is_not(None),
            col(Night.night_date) <= last,
            col(Contact.taken_back_at).is_(None),
            or_(col(Contact.late_at).is_(None), col(Contact.agreed_at).is_not(None)),
        )
        .group_by(col(Contact.venue_id))
        .having(func.count() >= rules.ENOUGH)
    )
    return {one for one in db.exec(enough) if one}
