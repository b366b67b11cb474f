"""Finding what a year's assessment and its residents asked for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.assessments.tables import Assessment, Consultation, Priority
from sosbus.sources import store as sources
from sosbus.targets.tables import Objective


def in_year(db: Session, year: str) -> dict[str, Any]:
    """Assessments of the year, or of one that is not known; who was asked; what came of it."""
    some = assessments(db, year)
    asked = consultations(db, year)
    wanted = priorities(db, year)
    led_to = {one.id: one.words for one in db.exec(select(Objective))}
    titles = {one.id: one.title for one in db.exec(select(Assessment))}
    from_ = sources.told(db, [*some, *asked, *wanted])
    return {
        "assessments": [
            {"title": one.title, "year": one.year or None, "address": one.address or None}
            | from_[one.id]
            for one in some
        ],
        "consultations": [
            {"through": one.through, "how_often": one.how_often or None} | from_[one.id]
            for one in asked
        ],
        "priorities": [
            {
                "priority": one.words,
                "came_from": one.came_from.label,
                "assessment": titles.get(one.assessment_id) if one.assessment_id else None,
                "led_to": led_to.get(one.objective_id) if one.objective_id else None,
            }
            | from_[one.id]
            for one in wanted
        ],
    }


def assessments(db: Session, year: str) -> Sequence[Assessment]:
    asked = select(Assessment).where(col(Assessment.year).in_([year, ""]))
    return db.exec(asked.order_by(col(Assessment.title))).all()


def consultations(db: Session, year: str) -> Sequence[Consultation]:
    asked = select(Consultation).where(Consultation.year == year)
    return db.exec(asked.order_by(col(Consultation.through))).all()


def priorities(db: Session, year: str) -> Sequence[Priority]:
    asked = select(Priority).where(Priority.year == year)
    return db.exec(asked.order_by(col(Priority.words))).all()


def assessment_choices(db: Session) -> list[tuple[UUID, str]]:
    every = db.exec(select(Assessment).order_by(col(Assessment.title)))
    return [(one.id, f"{one.title} {one.year}".strip()) for one in every]
