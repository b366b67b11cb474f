"""Keeping steps, and finding them again as handovers."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, select

from sosbus.contacts.tables import Contact
from sosbus.handovers import rules
from sosbus.handovers.rules import Handovers
from sosbus.handovers.tables import Step
from sosbus.nights.tables import Night


def keep(db: Session, step: Step) -> None:
    db.add(step)


def one(db: Session, step_id: UUID) -> Step | None:
    return db.get(Step, step_id)


def steps(db: Session, contact: Contact) -> Sequence[Step]:
    return db.exec(select(Step).where(Step.contact_id == contact.id)).all()


def of(db: Session, contact: Contact) -> Handovers:
    return rules.handovers(steps(db, contact))


def on(db: Session, night: Night) -> dict[UUID, Handovers]:
    """Every handover of a night, by contact; who has none is not in it."""
    found: dict[UUID, list[Step]] = defaultdict(list)
    for step in db.exec(select(Step).where(Step.night_id == night.id)):
        found[step.contact_id].append(step)
    return {contact_id: rules.handovers(some) for contact_id, some in found.items()}
