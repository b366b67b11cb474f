"""An offer answered: read again, decided, written, and the others told, in one go."""

from datetime import datetime

from sqlmodel import Session, col, select

from sosbus.alerts import store as alerts
from sosbus.base.refusal import Refusal
from sosbus.giving import store as giving
from sosbus.messages.tables import About
from sosbus.nights import store as nights
from sosbus.offers import store as offers
from sosbus.offers.rules import TO_STEP_IN, is_ended
from sosbus.people.tables import Person
from sosbus.places import store as places
from sosbus.places.rules import Unmet
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import Answer, How, Line, Need, Offer, OfferKind, SignUp, What
from sosbus.seeking import store as seeking
from sosbus.upkeep.store import carry_on
from sosbus.waiting import store as waiting

HOW = {
    OfferKind.COVER: How.COVER,
    OfferKind.STANDBY: How.STANDBY,
    OfferKind.WAITING_LIST: How.WAITING_LIST,
    OfferKind.GIVEN: How.GIVEN,
}


def answer(
    db: Session, offer: Offer, me: Person, yes: bool, now: datetime
) -> Refusal | Unmet | None:
    """Yes or no to an offer: read again, and every rule asked again, under lock."""
    whole = held_for(db, offer, me)
    offers.read_again(db, offer)
    if refused := is_ended(offer, now):
        return refused
    if not yes:
        decline(db, offer, whole, now)
        return None
    if unmet := taken_up(db, offer, whole, me, now):
        if Need.NO_PLACE in unmet.kinds:
            offers.end(db, [offer], Answer.COVERED, now)
        return unmet
    offers.end(db, [offer], Answer.YES, now)
    tidy(db, offer, me, now)
    return None


def held_for(db: Session, offer: Offer, me: Person) -> NightCrew:
    """Everyone and every night the answer may touch, locked in the one order."""
    ids = [one for one in (offer.sign_up_id, offer.in_return_id) if one]
    asked = select(SignUp.person_id, SignUp.night_id)
    seekers = asked.where(
        SignUp.night_id == offer.night_id, col(SignUp.seeking_since).is_not(None)
    )
    found = [*db.exec(asked.where(col(SignUp.id).in_(ids))), *db.exec(seekers)]
    people, some = {person for person, _ in found}, {night for _, night in found}
    db.expire_all()  # what was read before the lock is old
    both = places.held_still(db, people | {me.id}, some | {offer.night_id})
    return next(one for one in both if one.night.id == offer.night_id)


def taken_up(
    db: Session, offer: Offer, whole: NightCrew, me: Person, now: datetime
) -> Unmet | None:
    if offer.kind is OfferKind.SWAP:
        return swapped(db, offer, whole, me, now)
    relieving = offer.sign_up_id if offer.kind is OfferKind.GIVEN else None
    if offer.kind in TO_STEP_IN:
        seeker = next(iter(whole.sought(offer.role)), None)
        relieving = seeker.sign_up.id if seeker else None
    how = HOW[offer.kind]
    taken = places.place(
        db, offer.night_id, me.id, offer.role, how, me, now, relieving=relieving
    )
    if isinstance(taken, Unmet):
        return taken
    given = rota.sign_up(db, relieving) if relieving else None
    if given:
        seeking.relieved(db, given, now)
    return None


def swapped(
    db: Session, offer: Offer, whole: NightCrew, me: Person, now: datetime
) -> Unmet | None:
    """Each goes where the other was; who offered it hears it in their next digest."""
    assert offer.sign_up_id and offer.in_return_id
    given, taken = rota.sign_up(db, offer.sign_up_id), rota.sign_up(db, offer.in_return_id)
    if unmet := places.swap(db, offer.sign_up_id, offer.in_return_id, me, now):
        return unmet
    assert given and taken
    other = nights.one(db, taken.night_id)
    assert other
    who, why = given.person_id, f"swapped with {me.name}"
    alerts.change(db, whole, who, given.role.label, "not on", why, now)
    alerts.change(db, rota.of(db, other), who, "not on", taken.role.label, why, now)
    return None


def decline(db: Session, offer: Offer, whole: NightCrew, now: datetime) -> None:
    """No is an answer too: the next is asked at once."""
    offers.end(db, [offer], Answer.NO, now)
    words = "" if offer.kind in TO_STEP_IN else offer.kind.label.lower()
    rota.note(db, offer.night_id, What.DECLINED, now, person_id=offer.to_id, words=words)
    lines = {OfferKind.WAITING_LIST: Line.WAITING, OfferKind.STANDBY: Line.STANDBY}
    if line := lines.get(offer.kind):
        mine = waiting.mine(db, offer.night_id, offer.to_id)
        waiting.leave(db, [x for x in mine if x.line is line], now)
    giving.nobody_left(db, [offer], whole.night, now)
    carry_on(db, whole.night, now)


def tidy(db: Session, offer: Offer, me: Person, now: datetime) -> None:
    """What a yes brings to an end: the asking of others, and of them for the same night."""
    of_place = [one for one in (offer.sign_up_id, offer.in_return_id) if one]
    others = [x for x in offers.of_place(db, of_place) if x.kind not in TO_STEP_IN]
    offers.end(db, others, Answer.COVERED, now, About.COVERED)
    night_ids = {offer.night_id}
    if in_return := rota.sign_up(db, offer.in_return_id) if offer.in_return_id else None:
        night_ids.add(in_return.night_id)
    mine = [x for x in offers.open_on(db, offer.night_id) if x.to_id == me.id]
    offers.end(db, mine, Answer.TAKEN_BACK, now)
    waiting.leave(db, waiting.mine(db, offer.night_id, me.id), now)
    for night_id in sorted(night_ids):
        night = nights.one(db, night_id)
        assert night
        carry_on(db, night, now)
