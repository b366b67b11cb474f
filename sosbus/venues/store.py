"""Finding venues."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from sosbus.venues.rules import SHIPPED
from sosbus.venues.tables import Venue


def current(db: Session) -> Sequence[Venue]:
    """The venues that may be named, by zone and name."""
    return db.exec(
        select(Venue)
        .where(col(Venue.retired_at).is_(None))
        .order_by(col(Venue.zone), col(Venue.name))
    ).all()


def retired(db: Session) -> Sequence[Venue]:
    return db.exec(
        select(Venue).where(col(Venue.retired_at).is_not(None)).order_by(col(Venue.name))
    ).all()


def every(db: Session) -> Sequence[Venue]:
    return db.exec(select(Venue)).all()


def names(db: Session) -> set[str]:
    """Every name there is or was: words that point at a place and at nobody."""
    return set(db.exec(select(Venue.name)))


def add(db: Session, venue: Venue) -> None:
    db.add(venue)
    db.flush()


def seed(db: Session) -> None:
    """The town's streets and some invented houses, for a demonstration."""
    there = names(db)
    db.add_all(Venue(name=name, zone=zone) for name, zone in SHIPPED if name not in there)
    db.flush()
