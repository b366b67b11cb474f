"""Cards that end: what rests on them, who hears of it, and what opens at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.alerts import store as alerts
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import day, listed, long_day
from sosbus.lapsing.rules import Running, event_number, local
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night
from sosbus.people import store as people
from sosbus.people.tables import ON_THE_BUS, Person, Role
from sosbus.places import store as places
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.rules import (
    TOLD_AT,
    holds_on,
    in_a_sentence,
    kinds_for,
    lapses,
    message_number,
)
from sosbus.qualifications.tables import Card
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew, ends_on
from sosbus.rota.tables import How, SignUp
from sosbus.standing import store as standing

FAR = timedelta(days=800)


def withdraw_card(
    db: Session, person: Person, card_id: UUID, by: Person, now: datetime
) -> list[Night] | Refusal:
    """A card no longer counts: coming places that rest on it open, and coordinators hear."""
    held = coming(db, person, now)
    card = qualifications.one(db, person.id, card_id)
    if card is None or card.withdrawn_on:
        return Conflict("That card was withdrawn already.")
    broken = [whole for whole in held if rests_on(db, whole, person, card)]
    why = "a card that this place needs no longer counts"
    for whole in broken:
        places.take_off(db, whole.night.id, person.id, How.LAPSED, by, now, why=why)
    qualifications.withdraw(db, card, local(now), by.id)
    weigh_again(db, [whole for whole in held if whole not in broken], now)
    opened = [whole.night for whole in broken]
    words = f"A card of {person.name} was withdrawn."
    tell_reopened(db, words, opened, card.id, now)
    return opened


def cards(db: Session, person: Person) -> Sequence[Card]:
    return qualifications.of(db, person.id)


def rests_on(db: Session, whole: NightCrew, person: Person, card: Card) -> bool:
    """Whether their place needs this card, and no other of theirs does instead."""
    mine, needs = whole.mine(person), qualifications.needs(db)
    cards = qualifications.of(db, person.id)
    rest = [one for one in cards if one.id != card.id]
    until = ends_on(whole.night)
    return (
        mine is not None
        and card.kind in kinds_for(needs, [mine.sign_up.role])
        and holds_on(cards, card.kind, until)
        and not holds_on(rest, card.kind, until)
    )


def coming(db: Session, person: Person, now: datetime) -> list[NightCrew]:
    """The nights somebody is on that are not over, held still: people first, then nights."""
    places.held_still(db, [person.id], [])
    asked = (
        select(SignUp.night_id)
        .join(Night, col(Night.id) == SignUp.night_id)
        .where(
            SignUp.person_id == person.id,
            col(SignUp.withdrawn_at).is_(None),
            col(Night.closes_at) > now,
            col(Night.closed_at).is_(None),
            col(Night.cancelled_at).is_(None),
        )
    )
    return places.held_still(db, [person.id], db.exec(asked).all())


def weigh_again(db: Session, before: Sequence[NightCrew], now: datetime) -> None:
    db.flush()
    for was in before:
        if was.is_published:
            alerts.weigh(db, was, rota.of(db, was.night), now)


def tell_reopened(
    db: Session, words: str, opened: Sequence[Night], about: UUID, now: datetime
) -> None:
    if not opened:
        return
    nights = [day(night.night_date) for night in sorted(opened, key=lambda one: one.opens_at)]
    facts = {"words": f"{words} Their place is open again on {listed(nights)}."}
    last = max(night.closes_at for night in opened)
    for one in people.here(db, [Role.COORDINATOR]):
        number = event_number(about, now)
        outbox.tell(
            db,
            message(About.REOPENED, one.id, None, number, now, useless_after=last, facts=facts),
        )


def running_out(db: Session, now: datetime) -> list[Running]:
    """Every card that runs out within ninety days or is missing, with the nights it breaks."""
    return with_nights(db, people.here(db, ON_THE_BUS), now)


def with_nights(db: Session, some: Sequence[Person], now: datetime) -> list[Running]:
    today, needs = local(now), qualifications.needs(db)
    cards = qualifications.of_people(db, [one.id for one in some])
    found = {one.id: lapses(needs, cards[one.id], one.bus_roles, today) for one in some}
    ids = [one for one, lapsing in found.items() if lapsing]
    held = standing.held_by(db, ids, today - timedelta(days=1), today + FAR)
    return [
        Running(
            one,
            lapse,
            [
                night
                for night in sorted(held[one.id], key=lambda held: held.opens_at)
                if night.closes_at > now
                and lapse.breaks(needs, cards[one.id], night.role, local(night.closes_at))
            ],
        )
        for one in some
        for lapse in found[one.id]
    ]


def lapsing_rounds(db: Session, now: datetime) -> int:
    """Tell people whose cards run out, and coordinators of the nights that break: once at
    90, 30 and 7 days. Asked every round; a look at what is told already costs little."""
    today = local(now)
    ids = qualifications.running_out(db, today, today + timedelta(days=TOLD_AT[-1]))
    if not ids:
        return 0
    here = [one for one in people.here(db, ON_THE_BUS) if one.id in ids]
    due = [(one, told_to_them(one, now)) for one in with_nights(db, here, now)]
    fresh = [(one, letter) for one, letter in due if letter]
    known = outbox.keys_among(db, [letter.key for _, letter in fresh])
    told = 0
    for one, letter in fresh:
        if letter.key not in known and outbox.tell(db, letter):
            told += 1
            tell_of_breaks(db, one, letter, now)
    return told


def told_to_them(one: Running, now: datetime) -> Letter | None:
    lapse, at = one.lapse, one.lapse.told_at(local(now))
    if not at or lapse.card_id is None or lapse.on is None:
        return None
    number = message_number(lapse.card_id, at)
    facts = facts_of(one) | {"card": f"Your {in_a_sentence(lapse.kind)}"}
    return message(About.CARD_LAPSING, one.person.id, None, number, now, facts=facts)


def tell_of_breaks(db: Session, one: Running, theirs: Letter, now: datetime) -> None:
    if not one.nights:
        return
    facts = facts_of(one) | {"who": one.person.name}
    for staff in people.here(db, [Role.COORDINATOR]):
        told = message(About.CARD_BREAKS, staff.id, None, theirs.version, now, facts=facts)
        outbox.tell(db, told)


def facts_of(one: Running) -> dict[str, Any]:
    """What the letters are written from."""
    lapse = one.lapse
    assert lapse.on
    return {
        "card": in_a_sentence(lapse.kind),
        "card_id": str(lapse.card_id),
        "expires_on": lapse.on.isoformat(),
        "runs_out": long_day(lapse.on),
        "nights": one.nights_in_words,
    }
