"""The lines of full nights: joined, left, moved up. Changed while the night is held still."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.refusal import Refusal
from sosbus.base.words import day
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.people.tables import BusRole
from sosbus.places.rules import Asked, Unmet, unmet
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew, free_place
from sosbus.rota.tables import Answer, How, InLine, Line, Offer, OfferKind, What
from sosbus.standing import store as standing
from sosbus.waiting import rules

PASSED_ON = "The place we kept for you on {} has gone to the next in line. Join again any time."
THANKS = "You stood by for {}, and the crew managed. That they could count on you is a help."


def lines(db: Session, night_id: UUID) -> Sequence[InLine]:
    asked = select(InLine).where(InLine.night_id == night_id, col(InLine.ended_at).is_(None))
    return db.exec(asked.order_by(col(InLine.since), col(InLine.id))).all()


def mine(db: Session, night_id: UUID, person_id: UUID) -> list[InLine]:
    return [one for one in lines(db, night_id) if one.person_id == person_id]


def join(
    db: Session, whole: NightCrew, person_id: UUID, role: BusRole, line: Line, now: datetime
) -> InLine | Refusal:
    """A place in the line; somebody who is in it already keeps theirs."""
    already = [x for x in mine(db, whole.night.id, person_id) if x.line is line]
    if already:
        return already[0]
    if refused := rules.may_join(what_keeps(db, whole, person_id, role, now)):
        return refused
    joined = InLine(
        night_id=whole.night.id, person_id=person_id, line=line, role=role, since=now
    )
    db.add(joined)
    db.flush()
    what = What.IN_LINE if line is Line.WAITING else What.STANDBY
    words = role.label.lower()
    rota.note(db, whole.night.id, what, now, person_id=person_id, words=words)
    return joined


def what_keeps(
    db: Session,
    whole: NightCrew,
    person_id: UUID,
    role: BusRole,
    now: datetime,
    how: How = How.SELF,
) -> Unmet | None:
    """What keeps somebody from a place that is free, or could be stepped into, now."""
    one = standing.of(db, person_id, [whole.night])
    assert one
    seekers = [x.sign_up.id for x in whole.sought(role)[:1]] if how is How.SELF else []
    there = whole if free_place(whole, role, person_id) else whole.without(*seekers)
    return unmet(Asked(there, one, role, how, now))


def leave(db: Session, some: Iterable[InLine], now: datetime) -> None:
    for one in some:
        one.ended_at = now
        db.add(one)
    db.flush()


def waited_for(db: Session, now: datetime) -> Sequence[Night]:
    """Nights still to come that somebody waits for: none, on most days."""
    asked = select(InLine.night_id).where(
        col(InLine.line) == Line.WAITING, col(InLine.ended_at).is_(None)
    )
    return db.exec(
        select(Night).where(
            col(Night.id).in_(asked),
            col(Night.opens_at) > now,
            col(Night.published_at).is_not(None),
            col(Night.cancelled_at).is_(None),
            col(Night.opened_at).is_(None),
        )
    ).all()


def may_move_up(db: Session, whole: NightCrew) -> bool:
    """Whether there is room that somebody waits for and has not been offered yet."""
    asked = {x.to_id for x in offers.open_on(db, whole.night.id)}
    some = rules.still_waiting(lines(db, whole.night.id), whole)
    return any(x.person_id not in asked and free_place(whole, x.role) is not None for x in some)


def move_up(
    db: Session, whole: NightCrew, now: datetime, but: Iterable[BusRole] = ()
) -> list[Offer]:
    """Offer each free place to the first in line for it who could take it now."""
    made: list[Offer] = []
    if now >= whole.night.opens_at:
        return made
    asked = {x.to_id for x in offers.open_on(db, whole.night.id)}
    for one in rules.still_waiting(lines(db, whole.night.id), whole):
        role, night = one.role, whole.night
        if role in but or one.person_id in asked or free_place(whole, role) is None:
            continue
        if what_keeps(db, whole, one.person_id, role, now, How.WAITING_LIST):
            continue  # they keep their place in the line
        made += offers.make(db, night, role, OfferKind.WAITING_LIST, [one.person_id], now)
        rota.note(
            db, night.id, What.OFFERED, now, person_id=one.person_id, words=role.label.lower()
        )
        one.called_at = now
        db.add(one)
        whole = replace(whole, held=[*whole.held, (role, one.person_id)])
    return made


def pass_on(db: Session, ended: Sequence[Offer], night: Night, now: datetime) -> None:
    """Places that were kept in vain: their people leave the line, and hear it."""
    for offer in ended:
        some = [x for x in mine(db, night.id, offer.to_id) if x.line is Line.WAITING]
        leave(db, some, now)
    words = PASSED_ON.format(day(night.night_date))
    offers.end(db, ended, Answer.EXPIRED, now, About.STOOD_DOWN, words)


def over(db: Session, now: datetime) -> Sequence[UUID]:
    """Nights that have closed and still have a line."""
    asked = select(InLine.night_id).join(Night, col(Night.id) == InLine.night_id)
    return db.exec(
        asked.where(col(InLine.ended_at).is_(None), col(Night.closes_at) <= now)
    ).all()


def thank(db: Session, one: InLine, night: Night, now: datetime) -> None:
    """The line of a night that is over is closed; who stood by is thanked, in its story too."""
    leave(db, [one], now)
    if one.line is Line.WAITING or night.cancelled_at:
        return
    rota.note(
        db, night.id, What.STANDBY, now, person_id=one.person_id, words="all night, with thanks"
    )
    facts = {"words": THANKS.format(day(night.night_date))}
    outbox.tell(db, message(About.STOOD_DOWN, one.person_id, night.id, 0, now, facts=facts))
