"""Finding lessons."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.lessons import rules
from sosbus.lessons.tables import Lesson
from sosbus.sources import store as sources
from sosbus.targets.rules import year_name


def in_year(db: Session, first: date, _last: date) -> dict[str, Any]:
    learned = [one for one in every(db) if one.year == year_name(first)]
    from_ = sources.told(db, learned)
    return {"lessons": [rules.told(one) | from_[one.id] for one in learned]}


def learned_between(db: Session, first: date, last: date) -> list[Lesson]:
    """On a day of these; one without a day is of its year alone."""
    return [one for one in every(db) if one.learned_on and first <= one.learned_on <= last]


def every(db: Session) -> Sequence[Lesson]:
    """The newest year first, and in it the newest lesson."""
    found = db.exec(select(Lesson).order_by(col(Lesson.words))).all()
    newest = sorted(found, key=lambda one: one.learned_on or date.min, reverse=True)
    return sorted(newest, key=lambda one: one.year, reverse=True)


def found(db: Session, looked_for: str) -> list[Lesson]:
    return [one for one in every(db) if rules.matches(one, looked_for)]


def learned_from(db: Session, record_id: UUID) -> Sequence[Lesson]:
    asked = select(Lesson).where(Lesson.record_id == record_id)
    return db.exec(asked.order_by(col(Lesson.words))).all()
