"""Keeping sets of observations and finding them again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night
from sosbus.observations import rules
from sosbus.observations.tables import Observation


def keep(db: Session, one: Observation) -> None:
    db.add(one)
    db.flush()
    note_worst(db, one)


def note_worst(db: Session, one: Observation) -> None:
    """Its contact carries the worst of its sets, for the figures."""
    if contact := db.get(Contact, one.contact_id):
        contact.worst_news2 = rules.worst(of(db, contact))
        db.add(contact)


def one(db: Session, observation_id: UUID) -> Observation | None:
    return db.get(Observation, observation_id)


def on(db: Session, night: Night) -> Mapping[UUID, list[Observation]]:
    """The sets of a night by contact, oldest first, mistakes among them."""
    found: dict[UUID, list[Observation]] = defaultdict(list)
    when = func.coalesce(Observation.at, Observation.half_hour)
    for one in db.exec(
        select(Observation).where(Observation.night_id == night.id).order_by(when)
    ):
        found[one.contact_id].append(one)
    return found


def latest(db: Session, night: Night) -> dict[UUID, Observation]:
    """The last set of each contact that is not a mistake."""
    live = {
        contact_id: [one for one in sets if one.mistake_at is None]
        for contact_id, sets in on(db, night).items()
    }
    return {contact_id: sets[-1] for contact_id, sets in live.items() if sets}


def of(db: Session, contact: Contact) -> Sequence[Observation]:
    """One contact's sets, oldest first."""
    when = func.coalesce(Observation.at, Observation.half_hour)
    return db.exec(
        select(Observation).where(col(Observation.contact_id) == contact.id).order_by(when)
    ).all()
