"""Telling months and years of what hire brought in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, select

from sosbus.base.calendar import next_month
from sosbus.hire import store as hires
from sosbus.hire.rules import DAY
from sosbus.hire.tables import Hire
from sosbus.income import rules
from sosbus.income.rules import Month
from sosbus.income.tables import RunningCost
from sosbus.nights import store as nights
from sosbus.nights.tables import Night


def months(db: Session, first: date, last: date) -> list[Month]:
    """Each month of a period. From before hires or nights were kept nothing is known."""
    hires_since = db.exec(select(func.min(Hire.starts_at))).one()
    nights_since = db.exec(select(func.min(Night.night_date))).one()
    costs = running_costs(db)
    told = []
    for start in rules.months_between(first, last):
        end = next_month(start) - DAY
        kept = hires_since is not None and as_day(hires_since) <= end
        known = nights_since is not None and nights_since <= end
        told.append(
            rules.month_told(
                start,
                hires.between(db, start, end) if kept else None,
                nights.between(db, start, end) if known else None,
                costs,
            )
        )
    return told


def running_costs(db: Session) -> Sequence[RunningCost]:
    return db.exec(select(RunningCost)).all()


def as_day(moment: datetime) -> date:
    """A bare aggregate comes back from SQLite without its zone."""
    return hires.day_of(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)


def in_year(db: Session, first: date, last: date) -> dict[str, Any]:
    every = months(db, first, last)
    return {
        "income": number(rules.added(one.income for one in every)),
        "owed": number(rules.added(one.owed for one in every)),
        "running_cost": number(rules.added(one.running_cost for one in every)),
        "months": [
            {
                "month": f"{one.first:%Y-%m}",
                "hires": one.hires,
                "income": number(one.income),
                "owed": number(one.owed),
                "not_invoiced": one.to_invoice,
                "nights": one.nights,
                "running_cost": number(one.running_cost),
                "nights_paid_for": one.nights_paid_for,
            }
            for one in every
            if one.hires is not None
        ],
    }


def number(amount: Decimal | None) -> float | None:
    """Pounds as JSON has them: two places, which a float of this size shows exactly."""
    return None if amount is None else float(amount)
