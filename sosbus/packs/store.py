"""Packs, and what the ledgers tell of a period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from sosbus.action_days import store as action_days
from sosbus.base.calendar import next_month
from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.figures import store as figures
from sosbus.hire import store as hire
from sosbus.hours import store as hours
from sosbus.income import store as income
from sosbus.income.rules import added, cost_of
from sosbus.lessons import store as lessons
from sosbus.money import store as money
from sosbus.money.rules import Beside
from sosbus.night_economy import store as night_economy
from sosbus.packs import rules
from sosbus.packs.tables import Pack
from sosbus.panels import store as panels
from sosbus.targets import store as targets
from sosbus.targets.rules import year_name, year_of
from sosbus.told.rules import Told


def every(db: Session) -> Sequence[Pack]:
    return db.exec(select(Pack).order_by(col(Pack.title))).all()


def named(db: Session, code: str) -> Pack | None:
    return db.get(Pack, code)


def add(db: Session, pack: Pack) -> None:
    db.add(pack)
    db.flush()


def change(db: Session, pack: Pack, blocks: list[str], day: int) -> None:
    pack.blocks, pack.day = blocks, day
    db.add(pack)
    db.flush()


def start(db: Session, now: datetime) -> None:
    """The six everybody starts with, where there is none yet."""
    if not every(db):
        db.add_all(rules.standard(now.date()))
        db.flush()


def told(db: Session, months: tuple[date, ...]) -> Told:
    """What was shown of these months, and what is exact."""
    return Told(
        months,
        figures.ledger(db, months),
        figures.exactly(db, months),
        {one: found for one in months if (found := police(db, one)) is not None},
    )


def told_whole(db: Session, months: tuple[date, ...]) -> Told:
    """With all that stands beside it in a report."""
    first, last = months[0], next_month(months[-1]) - timedelta(days=1)
    return replace(
        told(db, months),
        costs=money.costs(db, last, float(cost_of(last, income.running_costs(db)))),
        beside=Beside(
            money.grants(db, first, last),
            money.reserve(db, last),
            added(one.income for one in income.months(db, first, last)),
            hours.active(db, first, last),
            tuple(one.words for one in lessons.learned_between(db, first, last)),
            hire.made_for(db, first, last),
            around(db, first, last),
        ),
    )


def around(db: Session, first: date, last: date) -> dict[str, Any]:
    """The programme beside a period: its year's plan, and what was done until its end."""
    year = year_of(year_name(last))
    assert year
    visits = night_economy.visits_between(db, first, last)
    return {
        "targets": targets.in_year(db, *year, last),
        "night_economy": night_economy.in_year(db, *year),
        "action_days": action_days.in_year(db, *year),
        "panels": panels.in_year(db, first, last),
        "visits": len(visits),
        "with_residents": sum(bool(one.residents_count) for one in visits),
        "premises": sum(since <= last for _, since in night_economy.named(db)),
    }


def police(db: Session, month: date) -> int | None:
    return crime.in_town_centre(db, f"{month:%Y-%m}", (crime_rules.VIOLENCE,)).get(
        crime_rules.VIOLENCE
    )
