"""Keeping what was said at the close."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.closing import rules
from sosbus.closing.tables import CloseReport
from sosbus.contacts import store as contacts
from sosbus.handsets import store as handsets
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import Person

FRESH = timedelta(days=28)


def close(
    db: Session, night: Night, report: CloseReport, rest: bool, asked_all: bool
) -> bool | Refusal:
    """Close the night, once, however often it is sent: True the first time. The night must
    be locked."""
    if known := named(db, report.id):
        same = known.digest == report.digest
        return False if same else rules.SENT_OTHERWISE
    if night.status is Status.CLOSED:
        return already(db, night)
    heard = handsets.on(db, night.id)
    devices = rules.unheard(heard, report.at, rules.sending(heard, report.closed_by_id))
    left = rules.silent(devices, report, asked_all)
    refused = rules.close_night(night, contacts.on(db, night), left, rest, report.at)
    if refused is None:
        db.add(report)
    return refused or True


def of(db: Session, night: Night) -> CloseReport | None:
    return db.get(CloseReport, night.id)


def named(db: Session, report_id: UUID) -> CloseReport | None:
    return db.exec(select(CloseReport).where(CloseReport.id == report_id)).first()


def closed_by(db: Session, report: CloseReport | None) -> str:
    person = db.get(Person, report.closed_by_id) if report else None
    return person.name if person else ""


def already(db: Session, night: Night) -> Conflict:
    report = of(db, night)
    return rules.already(night, report, closed_by(db, report))


def last_words(db: Session, night: Night) -> CloseReport | None:
    """What the lead of the night before left for this one, if there is anything to read."""
    found = db.exec(
        select(CloseReport)
        .join(Night, col(Night.id) == CloseReport.night_id)
        .where(
            Night.night_date < night.night_date, Night.night_date >= night.night_date - FRESH
        )
        .order_by(col(Night.night_date).desc())
    ).first()
    return found if found and found.says_something else None
