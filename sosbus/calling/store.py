"""The call up the list, kept so that everybody can see who was called and who has it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.calling import rules
from sosbus.calling.tables import CallUp
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import Person, Role
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import What


def near(db: Session, now: datetime) -> Sequence[Night]:
    return db.exec(
        select(Night).where(
            col(Night.opens_at) > now,
            col(Night.opens_at) <= now + rules.FROM,
            col(Night.published_at).is_not(None),
            col(Night.cancelled_at).is_(None),
            col(Night.opened_at).is_(None),
        )
    ).all()


def called(db: Session, night_id: UUID) -> Sequence[CallUp]:
    return db.exec(
        select(CallUp)
        .where(CallUp.night_id == night_id)
        .order_by(col(CallUp.number))
        .execution_options(populate_existing=True)
    ).all()


def is_due(db: Session, whole: NightCrew, now: datetime) -> bool:
    if whole.cover.is_safe:
        return False
    return rules.is_call_due(whole.night, called(db, whole.night.id), now)


def call_up(db: Session, whole: NightCrew, now: datetime) -> CallUp | None:
    """Call the next coordinator up the list, round and round, until one of them has it."""
    night, before = whole.night, called(db, whole.night.id)
    if not is_due(db, whole, now):
        return None
    on_the_list = coordinators(db)
    if not on_the_list:
        return None
    person = on_the_list[len(before) % len(on_the_list)]
    call = CallUp(night_id=night.id, number=len(before) + 1, person_id=person.id, called_at=now)
    db.add(call)
    db.flush()
    rota.note(db, night.id, What.CALLED_UP, now, person_id=person.id)
    facts = {"call_up": str(call.id)}
    told = message(
        About.CALL_UP,
        person.id,
        night.id,
        call.number,
        now,
        useless_after=night.closes_at,
        facts=facts,
    )
    outbox.tell(db, told)
    return call


def coordinators(db: Session) -> list[Person]:
    """The list, in its order: who has been here longest is called first."""
    return sorted(everyone.here(db, [Role.COORDINATOR]), key=lambda x: (x.joined_at, x.name))


def one(db: Session, call_id: UUID) -> CallUp | None:
    return db.get(CallUp, call_id)


def take_on(db: Session, call_id: UUID, now: datetime) -> CallUp | Refusal:
    """One coordinator has it in hand: nobody else is called."""
    call = one(db, call_id)
    if call is None or nights.locked(db, call.night_id) is None:
        return Conflict("There is no such call.")
    found = called(db, call.night_id)
    if holder := next((x for x in found if x.has_it_at), None):
        mine = holder.id == call.id
        return Conflict("You have it in hand." if mine else "Somebody else has it in hand.")
    call.has_it_at = now
    db.add(call)
    rota.note(
        db, call.night_id, What.CALLED_UP, now, person_id=call.person_id, words="has it in hand"
    )
    return call
