"""What somebody is asked, what a night’s page shows of it, and what they do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.accepting.store import answer as answer
from sosbus.base.refusal import Conflict, Refusal
from sosbus.calling import store as calling
from sosbus.coming.store import held
from sosbus.cover import rules
from sosbus.cover.rules import Asked, OnTheNight, Waiting
from sosbus.giving import rules as giving_rules
from sosbus.giving import store as giving
from sosbus.giving.rules import Swap
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.offers.rules import BETWEEN_TWO, is_ended
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
from sosbus.rota import store as rota
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import Answer, Line, Offer, OfferKind
from sosbus.seeking import rules as seeking_rules
from sosbus.seeking import store as seeking
from sosbus.upkeep.store import carry_on
from sosbus.upkeep.store import rounds as rounds
from sosbus.waiting import rules as waiting_rules
from sosbus.waiting import store as waiting

NOT_ON = Conflict("You are not on this night any more.")
NO_NIGHT = Conflict("There is no such night.")


@dataclass(frozen=True)
class ToGive:
    """Who could have somebody's place, and which places they could have for it."""

    mine: Aboard
    could: Sequence[Person]
    swaps: Sequence[Swap]
    refused: Refusal | None


def offers_to(db: Session, person_id: UUID, now: datetime) -> list[Asked]:
    """What somebody is being asked now: for their front page."""
    return [asked_of(db, offer) for offer in offers.open_to(db, person_id, now)]


def asked_of(db: Session, offer: Offer) -> Asked:
    night = nights.one(db, offer.night_id)
    assert night
    given = rota.sign_up(db, offer.sign_up_id) if offer.sign_up_id else None
    taken = rota.sign_up(db, offer.in_return_id) if offer.in_return_id else None
    between_two = offer.kind in BETWEEN_TWO and given
    from_ = everyone.one(db, given.person_id) if between_two and given else None
    in_return = nights.one(db, taken.night_id) if taken else None
    return Asked(offer, night, from_.name if from_ else "", in_return)


def on_the_night(db: Session, whole: NightCrew, me: Person, now: datetime) -> OnTheNight:
    """What a night's page says about getting somebody else, for whoever looks."""
    night, lead = whole.night, whole.lead()
    sees_all = me.role is Role.COORDINATOR or (lead is not None and lead.id == me.id)
    made, some = offers.on(db, night.id), waiting.lines(db, night.id)
    calls = calling.called(db, night.id) if sees_all else []
    ids = {x.to_id for x in made} | {x.person_id for x in some} | {x.person_id for x in calls}
    names = names_of(db, ids)
    seen = names if sees_all else {}
    still = [x for x in made if x.ended_at is None and now < x.lasts_until]
    place = whole.mine(me)
    mine = [x for x in some if x.person_id == me.id]
    given = [x for x in still if place and x.sign_up_id == place.sign_up.id]
    searches = seeking.on(db, night.id)
    return OnTheNight(
        whole,
        me,
        now,
        sees_all,
        to_me=[asked_of(db, x) for x in still if x.to_id == me.id],
        from_me=[(x, names[x.to_id]) for x in given if x.kind in BETWEEN_TWO],
        waiting=[
            Waiting(x.line, x.role, waiting_rules.position(some, me.id, x.line)) for x in mine
        ],
        may_wait=[] if mine else may_wait(db, whole, me, now),
        searches=[rules.in_numbers(x, made, seen) for x in searches],
        called=[(x, names[x.person_id]) for x in calls],
        in_line=[(x, names[x.person_id]) for x in some] if sees_all else [],
    )


def names_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    found = db.exec(select(Person.id, Person.name).where(col(Person.id).in_(list(ids))))
    return dict(found.all())


def may_wait(db: Session, whole: NightCrew, me: Person, now: datetime) -> list[BusRole]:
    """The full roles of this night that somebody could hold if only there were room."""
    if me.role not in ON_THE_BUS or whole.mine(me) or not seeking_rules.is_on(whole.night, now):
        return []
    trained = [line.role for line in whole.lines if line.role in me.bus_roles]
    kept_off = {role: waiting.what_keeps(db, whole, me.id, role, now) for role in trained}
    return [role for role in trained if waiting_rules.may_join(kept_off[role]) is None]


def ended(offer: Offer, now: datetime) -> Refusal | None:
    return is_ended(offer, now)


def join(
    db: Session, night: Night, me: Person, role: BusRole, line: Line, now: datetime
) -> int | Refusal:
    """Where in the line they now are."""
    whole = held(db, night.id, me.id)
    if whole is None or not seeking_rules.is_on(whole.night, now):
        return Conflict("This night is open, over or called off.")
    joined = waiting.join(db, whole, me.id, role, line, now)
    if isinstance(joined, Refusal):
        return joined
    return waiting_rules.position(waiting.lines(db, night.id), me.id, line)


def leave(db: Session, night: Night, me: Person, now: datetime) -> None:
    """Out of the line; a place that was being kept for them goes to the next."""
    if whole := held(db, night.id, me.id):
        waiting.leave(db, waiting.mine(db, night.id, me.id), now)
        kept = [x for x in offers.open_on(db, night.id) if x.to_id == me.id]
        some = [x for x in kept if x.kind in (OfferKind.WAITING_LIST, OfferKind.STANDBY)]
        offers.end(db, some, Answer.NO, now)
        carry_on(db, whole.night, now)


def to_give(db: Session, night: Night, me: Person, now: datetime) -> ToGive | None:
    whole = rota.of(db, night)
    mine = whole.mine(me)
    if mine is None:
        return None
    if refused := giving_rules.may_offer(whole, mine, now):
        return ToGive(mine, (), (), refused)
    could = giving.who_could(db, whole, mine, now)
    return ToGive(mine, could, giving.swaps(db, whole, mine, now), None)


def give(
    db: Session, night: Night, me: Person, to: UUID | None, now: datetime
) -> Sequence[Offer] | Refusal:
    whole = held(db, night.id, me.id)
    mine = whole.mine(me) if whole else None
    if whole is None or mine is None:
        return NOT_ON
    refused = giving_rules.may_offer(whole, mine, now)
    return refused or giving.give(db, whole, mine, to, now)


def offer_swap(
    db: Session, night: Night, me: Person, theirs_id: UUID, now: datetime
) -> Offer | Refusal:
    whole = held(db, night.id, me.id)
    mine = whole.mine(me) if whole else None
    if whole is None or mine is None:
        return NOT_ON
    refused = giving_rules.may_offer(whole, mine, now)
    return refused or giving.offer_swap(db, whole, mine, theirs_id, now)


def take_back(db: Session, night: Night, me: Person, now: datetime) -> None:
    whole = held(db, night.id, me.id)
    mine = whole.mine(me) if whole else None
    if whole and mine:
        some = offers.of_place(db, [mine.sign_up.id])
        given = [x for x in some if x.kind in BETWEEN_TWO and x.sign_up_id == mine.sign_up.id]
        giving.take_back(db, given, whole.night, now)


def take_on(db: Session, night: Night, me: Person, now: datetime) -> Refusal | None:
    """A coordinator who was called says, in the app, that they have it."""
    mine = [x for x in calling.called(db, night.id) if x.person_id == me.id]
    if not mine:
        return Conflict("You have not been called about this night.")
    said = calling.take_on(db, mine[-1].id, now)
    return said if isinstance(said, Refusal) else None
