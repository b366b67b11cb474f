"""Keeping nights and finding them again."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.nights.tables import Night, Pattern


def patterns(db: Session) -> Sequence[Pattern]:
    return db.exec(select(Pattern).order_by(col(Pattern.weekday))).all()


def one(db: Session, night_id: UUID) -> Night | None:
    return db.get(Night, night_id)


def locked(db: Session, night_id: UUID) -> Night | None:
    """The night, kept still until this transaction ends."""
    return db.exec(
        select(Night)
        .where(Night.id == night_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def between(db: Session, first: date, last: date) -> Sequence[Night]:
    """Nights by date, both dates counted."""
    return db.exec(
        select(Night)
        .where(col(Night.night_date).between(first, last))
        .order_by(col(Night.night_date))
    ).all()


def around(db: Session, night_date: date) -> Sequence[Night]:
    return between(db, night_date - timedelta(days=1), night_date + timedelta(days=1))


def add_new(db: Session, nights: Iterable[Night]) -> list[Night]:
    """Keep the nights whose date has none yet; what is there already stays as it is."""
    nights = list(nights)
    if not nights:
        return []
    dates = [night.night_date for night in nights]
    taken = {night.night_date for night in between(db, min(dates), max(dates))}
    fresh = [night for night in nights if night.night_date not in taken]
    db.add_all(fresh)
    return fresh


def keep(db: Session, night: Night) -> None:
    db.add(night)


def remove(db: Session, night: Night) -> None:
    db.delete(night)
