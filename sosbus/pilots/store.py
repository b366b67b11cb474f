"""Finding interventions and their surveys."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.pilots.rules import claim, ends_on, share
from sosbus.pilots.tables import Pilot, Question, Survey, When
from sosbus.sources import store as sources


def in_year(db: Session, year: str) -> dict[str, Any]:
    some = pilots(db, year)
    from_ = sources.told(db, some)
    return {"pilots": [told(db, one) | from_[one.id] for one in some]}


def told(db: Session, one: Pilot) -> dict[str, Any]:
    end = ends_on(one.starts_on, one.months)
    return {
        "name": one.name,
        "area": one.area or None,
        "starts_on": str(one.starts_on) if one.starts_on else None,
        "months": one.months,
        "ends_on": str(end) if end else None,
        "activities": one.activities.splitlines(),
        "joint_patrols": one.joint_patrols,
        "home_visits": one.home_visits,
        "left_behind": one.left_behind.splitlines() or None,
        "surveys": told_surveys(db, one),
    }


def told_surveys(db: Session, pilot: Pilot) -> list[dict[str, Any]]:
    """Each question with both its surveys, and what they allow us to say."""
    held = surveys(db, pilot)
    return [
        {
            "question": question.label,
            "before": told_survey(db, held.get((question, When.BEFORE))),
            "after": told_survey(db, held.get((question, When.AFTER))),
            "claim": claim(held.get((question, When.BEFORE)), held.get((question, When.AFTER))),
        }
        for question in Question
        if any(asked is question for asked, _ in held)
    ]


def told_survey(db: Session, one: Survey | None) -> dict[str, Any] | None:
    if one is None:
        return None
    found = share(one.number_asked, one.said_so)
    return {
        "asked": one.number_asked,
        "said_so": one.said_so,
        "percent": found.percent if found else None,
        "margin": found.margin if found else None,
    } | sources.told(db, [one])[one.id]


def pilots(db: Session, year: str) -> Sequence[Pilot]:
    asked = select(Pilot).where(Pilot.year == year)
    return db.exec(asked.order_by(col(Pilot.name))).all()


def surveys(db: Session, pilot: Pilot) -> dict[tuple[Question, When], Survey]:
    every = db.exec(select(Survey).where(Survey.pilot_id == pilot.id))
    return {(one.question, one.asked_when): one for one in every}


def pilot_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(one.id, one.name) for one in db.exec(select(Pilot).order_by(col(Pilot.name)))]
