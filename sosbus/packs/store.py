"""Packs, and what the ledgers tell of a period."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.figures import store as figures
from sosbus.figures.rules import next_month
from sosbus.hours import store as hours
from sosbus.income import store as income
from sosbus.income.rules import added, cost_of
from sosbus.lessons import store as lessons
from sosbus.money import store as money
from sosbus.money.rules import Beside
from sosbus.packs import rules
from sosbus.packs.tables import Pack
from sosbus.told.rules import Told


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
    first, last = months[0], next_month(months[-1]) - timedelta(days=1)
    return Told(
        months,
        figures.ledger(db, months),
        figures.exactly(db, months),
        {one: found for one in months if (found := police(db, one)) is not None},
        money.costs(db, last, float(cost_of(last, income.running_costs(db)))),
        Beside(
            money.grants(db, first, last),
            money.reserve(db, last),
            added(one.income for one in income.months(db, first, last)),
            hours.active(db, first, last),
            tuple(one.words for one in lessons.learned_between(db, first, last)),
        ),
    )


def police(db: Session, month: date) -> int | None:
    return crime.in_town_centre(db, f"{month:%Y-%m}", (crime_rules.VIOLENCE,)).get(
        crime_rules.VIOLENCE
    )
