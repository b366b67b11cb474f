"""Finding a year's plan and its days."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.action_days import rules
from sosbus.action_days.tables import ActionDay, ActionPlan
from sosbus.sources import store as sources
from sosbus.targets import store as targets
from sosbus.targets.rules import year_name


def in_year(db: Session, first: date, _last: date) -> dict[str, Any]:
    return of_year(db, year_name(first))


def of_year(db: Session, year: str) -> dict[str, Any]:
    """The days of a year, and what they came to where that is known."""
    planned, held = plan(db, year), days(db, year)
    from_, wards = sources.told(db, held), ward_names(db)
    return {
        "planned_in_year": planned,
        "days": [rules.told_day(one, wards.get(one.area_id)) | from_[one.id] for one in held],
    } | rules.told_totals(planned, held)


def plan(db: Session, year: str) -> int | None:
    asked = select(ActionPlan.planned).where(ActionPlan.year == year)
    return db.exec(asked).one_or_none()


def days(db: Session, year: str) -> Sequence[ActionDay]:
    """In their order, those without a date last."""
    found = db.exec(select(ActionDay).where(ActionDay.year == year)).all()
    return sorted(found, key=lambda one: (one.held_on or date.max, one.id))


def years(db: Session) -> list[str]:
    """Those with a plan or a day, the newest first."""
    planned = db.exec(select(ActionPlan.year)).all()
    return sorted({*planned, *db.exec(select(ActionDay.year))}, reverse=True)


def ward_names(db: Session) -> dict[UUID | None, str]:
    return dict(targets.area_choices(db))


def day_choices(db: Session) -> list[tuple[UUID, str]]:
    every = db.exec(select(ActionDay).order_by(col(ActionDay.year).desc()))
    return [(one.id, f"{one.held_on or 'Day not known'}, {one.year}") for one in every]
