"""Offering one's own place to one person or to all who could, or for one of theirs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, day
from sosbus.giving import rules
from sosbus.giving.rules import Swap
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night, Status
from sosbus.offers import store as offers
from sosbus.offers.rules import BETWEEN_TWO, GIVEN_BEFORE
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, Person
from sosbus.rota import store as rota
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import Answer, Offer, OfferKind, What
from sosbus.standing import store as standing

AHEAD = timedelta(weeks=8)
GIVERS = 1000  # their messages are counted apart from those to the people they asked
NOT_THEM = Refusal("They could not take this place just now. Choose somebody else.")
NOT_THAT = Refusal("That swap is not possible any more. Choose another.")
BEING_ASKED = Conflict("They are being asked already. You will hear as soon as one says yes.")
NOBODY_TOOK_IT = "Nobody has taken up your place on {} so far. You are still on."


def who_could(db: Session, whole: NightCrew, mine: Aboard, now: datetime) -> list[Person]:
    """Everybody who could take this place over, by name."""
    role = mine.sign_up.role
    trained = [x for x in everyone.here(db, ON_THE_BUS) if role in x.bus_roles]
    on = {one.person.id for one in whole.crew}
    found = standing.of_people(db, {x.id for x in trained} - on, [whole.night])
    could = [x.person for x in found.values() if rules.could_relieve(whole, mine, x, now)]
    return sorted(could, key=lambda one: one.name)


def swaps(db: Session, whole: NightCrew, mine: Aboard, now: datetime) -> list[Swap]:
    """Places on other nights whose holder could take this one, and this person theirs."""
    tonight = night_date_of(now)
    coming = [
        one
        for one in rota.between(db, tonight, tonight + AHEAD, drafts=False)
        if one.night.status is Status.PLANNED and now < one.night.opens_at - GIVEN_BEFORE
    ]
    others = [
        (one, x)
        for one in coming
        if one.night.id != whole.night.id and not one.mine(mine.person)
        for x in one.coming
        if not whole.mine(x.person)
    ]
    ids = {x.person.id for _, x in others} | {mine.person.id}
    people = standing.of_people(db, ids, [whole.night, *(one.night for one, _ in others)])
    here = (whole, mine, people[mine.person.id])
    return rules.to_choose_from(
        [
            Swap(one, x)
            for one, x in others
            if rules.could_swap(here, (one, x, people[x.person.id]), now)
        ]
    )


def give(
    db: Session, whole: NightCrew, mine: Aboard, to: UUID | None, now: datetime
) -> Sequence[Offer] | Refusal:
    """Offer a place to one, or without `to` to all who could. The first yes has it."""
    could = who_could(db, whole, mine, now)
    chosen = [one.id for one in could if to in (None, one.id)]
    if not chosen:
        return NOT_THEM if to else Conflict("Nobody could take this place just now.")
    night, role = whole.night, mine.sign_up.role
    made = offers.make(
        db, night, role, OfferKind.GIVEN, chosen, now, sign_up_id=mine.sign_up.id
    )
    if not made:
        return BEING_ASKED
    words = f"their place to {count(len(made), 'person', 'people')}"
    rota.note(db, night.id, What.GIVING, now, person_id=mine.person.id, words=words)
    return made


def offer_swap(
    db: Session, whole: NightCrew, mine: Aboard, theirs_id: UUID, now: datetime
) -> Offer | Refusal:
    found = [x for x in swaps(db, whole, mine, now) if x.theirs.sign_up.id == theirs_id]
    if not found:
        return NOT_THAT
    swap = found[0]
    made = offers.make(
        db,
        whole.night,
        mine.sign_up.role,
        OfferKind.SWAP,
        [swap.theirs.person.id],
        now,
        sign_up_id=mine.sign_up.id,
        in_return_id=swap.theirs.sign_up.id,
    )
    if not made:
        return BEING_ASKED
    words = f"to swap for {day(swap.whole.night.night_date)}"
    rota.note(db, whole.night.id, What.GIVING, now, person_id=mine.person.id, words=words)
    return made[0]


def take_back(db: Session, some: Sequence[Offer], night: Night, now: datetime) -> None:
    """The giver has thought again, or is off the night by now: those asked hear it."""
    words = f"What you were offered on {day(night.night_date)} is no longer on offer."
    offers.end(db, some, Answer.TAKEN_BACK, now, About.STOOD_DOWN, words)


def nobody_left(db: Session, ended: Sequence[Offer], night: Night, now: datetime) -> None:
    """Once the last of those asked has said no, or nothing, the giver hears it."""
    for sign_up_id in {one.sign_up_id for one in ended if one.kind in BETWEEN_TWO}:
        sign_up = rota.sign_up(db, sign_up_id) if sign_up_id else None
        if sign_up is None or sign_up.withdrawn_at:
            continue
        if any(one.sign_up_id == sign_up_id for one in offers.open_on(db, night.id)):
            continue
        facts = {"words": NOBODY_TOOK_IT.format(day(night.night_date))}
        made = sum(one.sign_up_id == sign_up_id for one in offers.on(db, night.id))
        number = GIVERS + made
        told = message(About.STOOD_DOWN, sign_up.person_id, night.id, number, now, facts=facts)
        outbox.tell(db, told)
