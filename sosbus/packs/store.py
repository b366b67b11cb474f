"""Packs, and what the ledgers tell of a period."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.figures import store as figures
from sosbus.kpis.rules import Told
from sosbus.packs import rules
from sosbus.packs.tables import Pack


def every(db: Session) -> Sequence[Pack]:
    return db.exec(select(Pack).order_by(col(Pack.title))).all()


def named(db: Session, code: str) -> Pack | None:
    return db.get(Pack, code)


def add(db: Session, pack: Pack) -> None:
    db.add(pack)
    db.flush()


def start(db: Session, now: datetime) -> None:
    """The five everybody starts with, where there is none yet."""
    if not every(db):
        db.add_all(rules.standard(now.date()))
        db.flush()


def told(db: Session, months: tuple[date, ...]) -> Told:
    return Told(
        months,
        figures.ledger(db, months),
        figures.exactly(db, months),
        {one: found for one in months if (found := police(db, one)) is not None},
    )


def police(db: Session, month: date) -> int | None:
    return crime.in_town_centre(db, f"{month:%Y-%m}", (crime_rules.VIOLENCE,)).get(
        crime_rules.VIOLENCE
    )
