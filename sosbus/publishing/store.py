"""Publishing nights: seen from now on, and told to those already put on them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from sosbus.alerts import store as alerts
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import What


def drafts(db: Session, first: date, last: date | None = None) -> list[NightCrew]:
    asked = select(Night).where(
        col(Night.night_date) >= first,
        col(Night.published_at).is_(None),
        col(Night.cancelled_at).is_(None),
    )
    if last:
        asked = asked.where(col(Night.night_date) <= last)
    return rota.with_crews(db, db.exec(asked.order_by(col(Night.night_date))).all())


def publish(
    db: Session, first: date, last: date, by: Person, now: datetime
) -> Sequence[NightCrew]:
    """Publish the drafts between two dates. Whoever is on one hears of it, in one letter."""
    found = drafts(db, first, last)
    for whole in found:
        night = nights.locked(db, whole.night.id)
        if night is None or night.published_at:
            continue
        night.published_at = now
        nights.keep(db, night)
        rota.note(db, night.id, What.PUBLISHED, now, by_id=by.id)
        for one in whole.crew:
            alerts.change(db, whole, one.person.id, "not on", one.sign_up.role.label, "", now)
    return found
