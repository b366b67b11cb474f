"""Keeping how far people have come, and whom to ring for them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.joining.rules import is_near
from sosbus.joining.tables import EmergencyContact, Stage, Step
from sosbus.nights.tables import Night


def of_people(db: Session, ids: Collection[UUID]) -> dict[UUID, list[Step]]:
    found: dict[UUID, list[Step]] = {one: [] for one in ids}
    for step in db.exec(select(Step).where(col(Step.person_id).in_(ids))):
        found[step.person_id].append(step)
    return found


def of(db: Session, person_id: UUID) -> list[Step]:
    return of_people(db, [person_id])[person_id]


def everybodys(db: Session) -> dict[UUID, list[Step]]:
    """Of all who are, or have been, joining: what a long list needs, in one query."""
    found: dict[UUID, list[Step]] = defaultdict(list)
    for step in db.exec(select(Step)):
        found[step.person_id].append(step)
    return found


def note(db: Session, person_id: UUID, stage: Stage, done_on: date, by_id: UUID | None) -> None:
    """A stage is done; noted again, the later word counts."""
    step = db.get(Step, (person_id, stage)) or Step(
        person_id=person_id, stage=stage, done_on=done_on
    )
    step.done_on, step.noted_by_id = done_on, by_id
    db.add(step)


def undo(db: Session, person_id: UUID, stage: Stage) -> None:
    if step := db.get(Step, (person_id, stage)):
        db.delete(step)


def emergency_contact(db: Session, person_id: UUID) -> EmergencyContact | None:
    return db.get(EmergencyContact, person_id)


def keep_contact(db: Session, person_id: UUID, name: str, phone: str, relation: str) -> None:
    """Whom to ring from now on; with no name, nobody."""
    known = emergency_contact(db, person_id)
    if not name:
        if known:
            db.delete(known)
        return
    known = known or EmergencyContact(person_id=person_id, name=name, phone=phone, relation="")
    known.name, known.phone, known.relation = name, phone, relation
    db.add(known)


def contacts_for_night(
    db: Session, night: Night, crew_ids: Collection[UUID], now: datetime
) -> dict[UUID, EmergencyContact]:
    """Whom to ring for a night's crew: for its lead, and only within a day of the night."""
    if not is_near(night, now):
        return {}
    asked = select(EmergencyContact).where(col(EmergencyContact.person_id).in_(crew_ids))
    return {one.person_id: one for one in db.exec(asked)}
