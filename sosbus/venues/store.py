"""Finding venues."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from sosbus.venues.tables import Venue


def current(db: Session) -> Sequence[Venue]:
    """The venues that may be named, by zone and name."""
    return db.exec(
        select(Venue)
        .where(col(Venue.retired_at).is_(None))
        .order_by(col(Venue.zone), col(Venue.name))
    ).all()
