"""What a link asks now, and its answer: kept once, and acted on once."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from sosbus.answers import rules
from sosbus.answers.rules import Question
from sosbus.answers.tables import Kind, Said, Used
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import day
from sosbus.calling import store as calling
from sosbus.coming import store as coming
from sosbus.cover import store as cover
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.offers.rules import is_ended
from sosbus.people import store as everyone
from sosbus.people.tables import Person
from sosbus.places.rules import Unmet
from sosbus.rota import store as rota
from sosbus.rota.tables import SignUp

GONE = Conflict("There is nothing to answer here any more.")


def question(db: Session, kind: Kind, about: UUID, now: datetime) -> Question | None:
    """What is asked as things stand; None when it never was, or its person has left."""
    found = ASKS[kind](db, about, now)
    used = db.get(Used, (kind, about))
    if found is None or used is None:
        return found
    return replace(found, ended=rules.said_before(kind, used.said), used=True)


def of_place(db: Session, about: UUID, now: datetime) -> Question | None:
    mine = rota.sign_up(db, about)
    night = night_of(db, mine)
    if mine is None or night is None:
        return None
    ended = rules.is_past(night, now) or stands(mine)
    yes = "" if mine.confirmed_at else "Yes, I’m coming"
    words = "You have said you are coming." if mine.confirmed_at else ""
    return Question(
        "Are you coming?",
        night,
        mine.role,
        [words] if words else [],
        yes,
        "I can’t come",
        ended,
    )


def stands(mine: SignUp) -> str:
    if mine.withdrawn_at:
        return "You are not on this night any more. You need do nothing."
    if mine.seeking_since:
        return "You said you can’t come. We are asking others, and tell you when one says yes."
    return ""


def of_offer(db: Session, about: UUID, now: datetime) -> Question | None:
    offer = offers.one(db, about)
    if offer is None:
        return None
    asked = cover.asked_of(db, offer)
    ended = rules.is_past(asked.night, now) or is_ended(offer, now) or ""
    words = []
    if asked.in_return:
        back = asked.in_return
        words = [f"You would give your place on {day(back.night_date)}, {back.times}."]
    return Question(
        asked.words, asked.night, offer.role, words, "Yes, I can", "No, sorry", ended
    )


def of_call(db: Session, about: UUID, now: datetime) -> Question | None:
    call = calling.one(db, about)
    night = nights.one(db, call.night_id) if call else None
    if call is None or night is None:
        return None
    whole = rota.of(db, night)
    ended = rules.is_past(night, now)
    if not ended and whole.cover.is_safe:
        ended = "The crew is safe to go by now. You need do nothing."
    words = [whole.cover.words + "."]
    return Question("A night is not safe to go", night, None, words, "I have it", "", ended)


ASKS = {
    Kind.PLACE: of_place,
    Kind.COMING: of_place,
    Kind.OFFER: of_offer,
    Kind.CALL_UP: of_call,
}


def answer(
    db: Session, kind: Kind, about: UUID, said: Said, now: datetime
) -> Refusal | Unmet | None:
    """Act on it, once. Whoever comes second with the same link finds it used."""
    asked = question(db, kind, about, now)
    if asked is None:
        return GONE
    if asked.ended:
        return Conflict(asked.ended)
    if not (asked.yes if said is Said.YES else asked.no):
        return Refusal("That is not one of the answers.")
    refused = ACTS[kind](db, about, said is Said.YES, now)
    if refused is None:
        db.add(Used(kind=kind, about_id=about, said=said, at=now))
        db.flush()
    return refused


def act_on_place(db: Session, about: UUID, yes: bool, now: datetime) -> Refusal | None:
    mine = rota.sign_up(db, about)
    me, night = whose(db, mine.person_id if mine else None), night_of(db, mine)
    if me is None or night is None:
        return GONE
    done = (coming.confirm if yes else coming.cannot_come)(db, night, me, now)
    return done if isinstance(done, Refusal) else None


def act_on_offer(db: Session, about: UUID, yes: bool, now: datetime) -> Refusal | Unmet | None:
    offer = offers.one(db, about)
    me = whose(db, offer.to_id if offer else None)
    return cover.answer(db, offer, me, yes, now) if offer and me else GONE


def act_on_call(db: Session, about: UUID, _: bool, now: datetime) -> Refusal | None:
    done = calling.take_on(db, about, now)
    return done if isinstance(done, Refusal) else None


def night_of(db: Session, mine: SignUp | None) -> Night | None:
    return nights.one(db, mine.night_id) if mine else None


def whose(db: Session, person_id: UUID | None) -> Person | None:
    found = everyone.one(db, person_id) if person_id else None
    return found if found and found.left_at is None else None


ACTS = {
    Kind.PLACE: act_on_place,
    Kind.COMING: act_on_place,
    Kind.OFFER: act_on_offer,
    Kind.CALL_UP: act_on_call,
}
