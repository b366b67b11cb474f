"""Saying yes, saying no and thinking again, each with the night held still."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from sosbus.alerts import store as alerts
from sosbus.base.refusal import Conflict, Refusal
from sosbus.coming import rules
from sosbus.giving import store as giving
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.people.tables import BusRole, Person
from sosbus.places import store as places
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew, free_place, may_come_off
from sosbus.rota.tables import How, SignUp, What
from sosbus.seeking import rules as seeking_rules
from sosbus.seeking import store as seeking
from sosbus.seeking.tables import Ended, Search
from sosbus.waiting import store as waiting

NO_NIGHT = Conflict("There is no such night.")


def held(db: Session, night_id: UUID, *person_ids: UUID) -> NightCrew | None:
    """The night with its crew, kept still; people before nights, as everywhere."""
    db.flush()
    db.expire_all()  # what was read before the lock is old
    return next(iter(places.held_still(db, person_ids, [night_id])), None)


def confirm(db: Session, night: Night, me: Person, now: datetime) -> SignUp | Refusal:
    whole = held(db, night.id, me.id)
    if whole is None:
        return NO_NIGHT
    mine = whole.mine(me)
    if refused := rules.may_confirm(mine, whole, now):
        return refused
    assert mine
    if mine.sign_up.confirmed_at is None:
        mine.sign_up.confirmed_at = now
        db.add(mine.sign_up)
        rota.note(db, night.id, What.CONFIRMED, now, person_id=me.id)
    return mine.sign_up


def cannot_come(db: Session, night: Night, me: Person, now: datetime) -> SignUp | Refusal:
    """Early, the place is given back at once. Late, it stays theirs until it is covered."""
    whole = held(db, night.id, me.id)
    if whole is None:
        return NO_NIGHT
    mine = whole.mine(me)
    if refused := may_come_off(mine, whole.night, now):
        return refused
    assert mine
    giving.take_back(db, offers.of_place(db, [mine.sign_up.id]), whole.night, now)
    if seeking_rules.is_late(whole.night, now) and seeking_rules.is_on(whole.night, now):
        return seek(db, whole, mine.sign_up, now)
    gone = places.take_off(db, night.id, me.id, How.SELF, me, now)
    waiting.move_up(db, rota.of(db, whole.night), now)
    return gone


def seek(db: Session, whole: NightCrew, sign_up: SignUp, now: datetime) -> SignUp:
    """Responsible until somebody steps in, and the search begins at once."""
    if sign_up.seeking_since:
        return sign_up
    rota.note(db, whole.night.id, What.SEEKING, now, person_id=sign_up.person_id)
    alerts.weigh(db, whole, whole.without(sign_up.id), now)
    sign_up.seeking_since, sign_up.confirmed_at = now, None
    db.add(sign_up)
    db.flush()
    seeking.begin(db, whole.night, sign_up.role, now, now)
    return sign_up


def come_back(db: Session, night: Night, me: Person, now: datetime) -> SignUp | Refusal:
    """They can come after all, if nobody has stepped in yet."""
    whole = held(db, night.id, me.id)
    if whole is None:
        return NO_NIGHT
    mine = whole.mine(me)
    if refused := rules.may_come_back(mine, whole, now):
        return refused
    assert mine
    sign_up = mine.sign_up
    if sign_up.seeking_since is None:
        return sign_up
    sign_up.seeking_since, sign_up.confirmed_at = None, now
    db.add(sign_up)
    db.flush()
    rota.note(db, night.id, What.BACK, now, person_id=me.id)
    alerts.weigh(db, whole.without(sign_up.id), whole, now)
    look_again(db, whole, sign_up, Ended.BACK, now)
    return sign_up


def let_go(
    db: Session, night: Night, person_id: UUID, by: Person, now: datetime
) -> SignUp | Refusal:
    """A lead or coordinator lets somebody go who waits for cover. The search goes on while
    the crew cannot do without."""
    whole = held(db, night.id, person_id)
    if whole is None:
        return NO_NIGHT
    one = next((x for x in whole.crew if x.person.id == person_id), None)
    if refused := rules.may_let_go(one):
        return refused
    gone = places.take_off(db, night.id, person_id, How.LEAD, by, now)
    if isinstance(gone, SignUp):
        look_again(db, rota.of(db, whole.night), gone, Ended.LET_GO, now)
    return gone


def look_again(
    db: Session, whole: NightCrew, sign_up: SignUp, ended: Ended, now: datetime
) -> None:
    if search := seeking.open_for(db, whole.night.id, sign_up.role):
        seeking.carry_on(db, search, whole, now, ended)


def look_for(
    db: Session, night: Night, role: BusRole, by: Person, now: datetime
) -> Search | Refusal:
    """A lead or coordinator has everybody asked who could take an empty place."""
    whole = held(db, night.id)
    if whole is None or not seeking_rules.is_on(whole.night, now):
        return Conflict("This night is open, over or called off.")
    if not (whole.sought(role) or free_place(whole, role)):
        return Conflict("There is no empty place to fill.")
    return seeking.begin(db, whole.night, role, now, now, asked_by=by.id)
