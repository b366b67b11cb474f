"""Finding what is due without holding anything, and doing it with the night held still."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from sosbus.calling import store as calling
from sosbus.giving import store as giving
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import Answer, OfferKind
from sosbus.seeking import rules as seeking_rules
from sosbus.seeking import store as seeking
from sosbus.waiting import store as waiting


def rounds(db: Session, now: datetime) -> int:
    """Everything that time makes due, night by night, each in a transaction of its own so
    that no two are ever held at once. How many nights there was something to do on."""
    due = sorted(due_nights(db, now))
    for night_id in due:
        night = nights.locked(db, night_id)
        db.expire_all()  # what was read before the lock is old
        if night:
            run_out(db, night, now)
            carry_on(db, night, now)
        db.commit()
    return len(due)


def due_nights(db: Session, now: datetime) -> set[UUID]:
    """Nights with something to do, found without holding any: on most days six short looks."""
    due = {*offers.run_out(db, now), *waiting.over(db, now)}
    searches = seeking.under_way(db)
    emptied = seeking.emptied(db, now)
    waited, near = waiting.waited_for(db, now), calling.near(db, now)
    some = {one.id: one for one in (*(night for _, night in searches), *waited, *near)}
    some |= {one: night for one, _ in emptied if (night := nights.one(db, one))}
    crews = {whole.night.id: whole for whole in rota.with_crews(db, list(some.values()))}
    due |= {
        search.night_id
        for search, night in searches
        if seeking_rules.is_due(search, crews[night.id], now)
    }
    due |= {of for of, role in emptied if seeking_rules.is_wanted(crews[of], role)}
    due |= {night.id for night in waited if waiting.may_move_up(db, crews[night.id])}
    return due | {one.id for one in near if calling.is_due(db, crews[one.id], now)}


def run_out(db: Session, night: Night, now: datetime) -> None:
    """Offers nobody answered in time close themselves; a line ends with its night."""
    late = [x for x in offers.open_on(db, night.id) if x.lasts_until <= now]
    kept = [x for x in late if x.kind is OfferKind.WAITING_LIST]
    waiting.pass_on(db, kept, night, now)
    offers.end(db, late, Answer.EXPIRED, now)
    giving.nobody_left(db, late, night, now)
    if night.closes_at <= now:
        for one in waiting.lines(db, night.id):
            waiting.thank(db, one, night, now)


def carry_on(db: Session, night: Night, now: datetime) -> None:
    """Everything due on one night that is held still: safe to do as often as one likes.

    A place that came free is kept for the line first; what is left is searched for."""
    whole = rota.of(db, night)
    under_way = [x for x in seeking.on(db, night.id) if not x.ended_at]
    for search in under_way:
        seeking.hurry(db, search, now)
        seeking.carry_on(db, search, whole, now)
    if not seeking_rules.is_on(night, now):
        return
    if waiting.move_up(db, whole, now, {x.role for x in under_way if not x.ended_at}):
        whole = rota.of(db, night)
    begin_where_emptied(db, whole, now)
    calling.call_up(db, whole, now)


def begin_where_emptied(db: Session, whole: NightCrew, now: datetime) -> None:
    """A place that somebody came off late, and that the crew cannot do without, is searched
    for, a little later in case they think again."""
    for (night_id, role), at in seeking.emptied(db, now, whole.night.id).items():
        first = seeking_rules.first_wave_at(at, whole.night.opens_at)
        if night_id == whole.night.id and seeking_rules.is_wanted(whole, role):
            seeking.begin(db, whole.night, role, max(first, now), now)
