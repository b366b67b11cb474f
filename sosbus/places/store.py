"""Onto a place and off it: lock people, then nights; read; decide; write; tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.alerts import store as alerts
from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, BusRole, Person
from sosbus.places.rules import BY_STAFF, Asked, Unmet, makes_unsafe
from sosbus.places.rules import unmet as what_is_unmet
from sosbus.rota import store as rota
from sosbus.rota.rules import (
    Aboard,
    NightCrew,
    buddy_for,
    ends_on,
    fit_for,
    free_place,
    may_come_off,
)
from sosbus.rota.tables import How, Need, SignUp, What
from sosbus.standing import store as standing
from sosbus.standing.rules import Standing, is_new

NOT_THERE = Unmet(((Need.NIGHT_GONE, Conflict("There is no such night.")),))


@dataclass(frozen=True)
class Candidate:
    """Somebody who might hold a place, and what stands in the way."""

    person: Person
    unmet: Unmet | None
    last_asked_at: datetime | None
    nights_lately: int


def place(
    db: Session,
    night_id: UUID,
    person_id: UUID,
    role: BusRole,
    how: How,
    by: Person,
    now: datetime,
    *,
    override: str = "",
    relieving: UUID | None = None,
) -> SignUp | Unmet:
    """Put somebody in a place, or everything that stands in the way.

    `relieving` is a sign-up whose place is taken over in the same breath; without it, where
    no place is free, whoever seeks cover for this role is relieved. `override` is a staff
    reason that lets pass what may be overridden.
    """
    relieved = rota.sign_up(db, relieving) if relieving else None
    whole = held_still(db, [person_id, *([relieved.person_id] if relieved else [])], [night_id])
    if not whole or (relieved and relieved.withdrawn_at):
        return NOT_THERE if not whole else gone(role)
    before = whole[0]
    out = seat_to_relieve(before, role, relieving)
    there = before.without(out.sign_up.id) if out else before
    one = standing.of(db, person_id, [before.night])
    if one is None:
        return NOT_THERE
    found = what_is_unmet(Asked(there, one, role, how, now))
    taken = new_sign_up(there, one, role, how, by, now, found, override)
    if found and not (how in BY_STAFF and override and found.may_override):
        return found
    after = there.with_(aboard(taken, one, before.night))
    gift = out and out.is_coming and not override
    if gift and (unsafe := makes_unsafe(before, after)):
        return unsafe
    if out:
        come_off(db, out.sign_up, how, now)
        note_covered(db, out, one.person, now)
    keep(db, before, after, taken, by, now)
    return taken


def gone(role: BusRole) -> Unmet:
    words = f"Somebody has just stepped in as {role.label.lower()}. Thank you for offering."
    return Unmet(((Need.NO_PLACE, Conflict(words)),))


def seat_to_relieve(whole: NightCrew, role: BusRole, relieving: UUID | None) -> Aboard | None:
    if relieving:
        return next((one for one in whole.crew if one.sign_up.id == relieving), None)
    seekers = whole.sought(role)
    return seekers[0] if seekers and free_place(whole, role) is None else None


def new_sign_up(
    whole: NightCrew,
    one: Standing,
    role: BusRole,
    how: How,
    by: Person,
    now: datetime,
    found: Unmet | None,
    override: str,
) -> SignUp:
    buddy = buddy_for(whole) if is_new(one) else None
    by_another = by.id != one.person.id
    return SignUp(
        night_id=whole.night.id,
        person_id=one.person.id,
        role=role,
        place=free_place(whole, role, one.person.id) or 0,
        signed_up_at=now,
        how=how,
        placed_by_id=by.id if by_another else None,
        override=override if found else "",
        overrode=found.kinds if found else [],
        buddy_id=buddy.id if buddy else None,
    )


def aboard(taken: SignUp, one: Standing, night: Night) -> Aboard:
    fit = fit_for(one.person, one.card_needs, one.cards, ends_on(night))
    return Aboard(taken, one.person, fit, one.nights_done + 1 if is_new(one) else 0)


def keep(
    db: Session, before: NightCrew, after: NightCrew, taken: SignUp, by: Person, now: datetime
) -> None:
    db.add(taken)
    db.flush()
    by_self = by.id == taken.person_id
    words = taken.role.label + (f" – {taken.override}" if taken.override else "")
    what = What.CAME_ON if by_self else What.PLACED
    rota.note(
        db,
        taken.night_id,
        what,
        now,
        person_id=taken.person_id,
        by_id=by.id,
        words=words,
    )
    if not by_self:
        alerts.change(
            db, before, taken.person_id, "not on", taken.role.label, taken.override, now
        )
    if not before.is_published:
        return
    alerts.weigh(db, before, after, now)


def note_covered(db: Session, out: Aboard, stepped_in: Person, now: datetime) -> None:
    rota.note(
        db,
        out.sign_up.night_id,
        What.COVERED,
        now,
        person_id=out.person.id,
        by_id=stepped_in.id,
        words=out.sign_up.role.label,
    )


def take_off(
    db: Session,
    night_id: UUID,
    person_id: UUID,
    how: How,
    by: Person,
    now: datetime,
    *,
    why: str = "",
) -> SignUp | Refusal:
    """Take somebody off a night, by their own wish or another's; the place opens at once."""
    held = held_still(db, [person_id], [night_id])
    if not held:
        return Conflict("There is no such night.")
    before = held[0]
    mine = next((one for one in before.crew if one.person.id == person_id), None)
    if refused := may_come_off(mine, before.night, now):
        return refused
    assert mine
    come_off(db, mine.sign_up, how, now)
    what = What.LET_GO if mine.sign_up.seeking_since else What.CAME_OFF
    rota.note(
        db,
        night_id,
        what,
        now,
        person_id=person_id,
        by_id=by.id,
        words=", ".join(part for part in (mine.sign_up.role.label, why) if part),
    )
    if by.id != person_id:
        alerts.change(db, before, person_id, mine.sign_up.role.label, "not on", why, now)
    after = match_buddies(db, before.without(mine.sign_up.id), person_id, now)
    if before.is_published:
        alerts.weigh(db, before, after, now)
    return mine.sign_up


def come_off(db: Session, sign_up: SignUp, how: How, now: datetime) -> None:
    sign_up.withdrawn_at, sign_up.withdrawn_how = now, how
    db.add(sign_up)
    db.flush()


def swap(
    db: Session, one_sign_up_id: UUID, other_sign_up_id: UUID, by: Person, now: datetime
) -> Unmet | None:
    """Two people change nights: both judged as it would be after, both or neither."""
    one, other = rota.sign_up(db, one_sign_up_id), rota.sign_up(db, other_sign_up_id)
    if one is None or other is None:
        return NOT_THERE
    held = held_still(db, [one.person_id, other.person_id], [one.night_id, other.night_id])
    by_night = {whole.night.id: whole for whole in held}
    if one.withdrawn_at or other.withdrawn_at or len(by_night) < 2:
        return gone(one.role)
    moves = [(one, other), (other, one)]  # (whose place is left, who takes it over)
    people = standing.of_people(db, {one.person_id, other.person_id}, [x.night for x in held])
    after: list[tuple[NightCrew, NightCrew, SignUp]] = []
    for left, comer in moves:
        whole = by_night[left.night_id]
        there, who = whole.without(left.id), people[comer.person_id]
        leaving = frozenset({comer.night_id})
        asked = Asked(there, who, left.role, How.SWAP, now, leaving)
        if found := what_is_unmet(asked):
            return found
        taken = new_sign_up(there, who, left.role, How.SWAP, by, now, None, "")
        then = there.with_(aboard(taken, who, whole.night))
        if found := makes_unsafe(whole, then):
            return found
        after.append((whole, then, taken))
    for left, _ in moves:
        come_off(db, left, How.SWAP, now)
    for before, then, taken in after:
        db.add(taken)
        db.flush()
        rota.note(
            db,
            taken.night_id,
            What.SWAPPED,
            now,
            person_id=taken.person_id,
            by_id=by.id,
            words=taken.role.label,
        )
        alerts.weigh(db, before, match_buddies(db, then, None, now), now)
    return None


def held_still(
    db: Session, person_ids: Iterable[UUID], night_ids: Iterable[UUID]
) -> list[NightCrew]:
    """Nights with their crews, locked people first and then nights, each in the order of
    their ids, so that two who want the same can neither both win nor wait for each other."""
    people = sorted(set(person_ids))
    asked = select(Person.id).where(col(Person.id).in_(people)).order_by(col(Person.id))
    db.exec(asked.with_for_update(key_share=True)).all()
    some = [nights.locked(db, night_id) for night_id in sorted(set(night_ids))]
    return rota.with_crews(db, [night for night in some if night])


def who_could(
    db: Session, night_id: UUID, role: BusRole, now: datetime, how: How = How.COVER
) -> list[Candidate]:
    """Everyone trained for a role, those who may first, the least recently asked first."""
    night = nights.one(db, night_id)
    if night is None:
        return []
    whole = rota.of(db, night)
    there = whole.without(*[one.sign_up.id for one in whole.sought(role)])
    everybody = everyone.here(db, ON_THE_BUS)
    ids = {one.id for one in everybody if role in one.bus_roles}
    people, asked = standing.of_people(db, ids, [night]), standing.last_asked(db, ids)
    found = [
        Candidate(
            one.person,
            what_is_unmet(Asked(there, one, role, how, now)),
            asked.get(one.person.id),
            sum(0 <= (night.night_date - held.night_date).days <= 90 for held in one.nights),
        )
        for one in people.values()
        if not whole.mine(one.person)
    ]
    long_ago = datetime.min.replace(tzinfo=now.tzinfo)
    return sorted(
        found,
        key=lambda x: (
            x.unmet is not None,
            x.last_asked_at or long_ago,
            x.nights_lately,
            x.person.name,
        ),
    )


def match_buddies(
    db: Session, whole: NightCrew, gone_id: UUID | None, now: datetime
) -> NightCrew:
    """A newcomer whose buddy has gone gets another, or the coordinators hear of it."""
    here = {one.person.id for one in whole.crew}
    for one in whole.crew:
        buddy_id = one.sign_up.buddy_id
        if not one.nth or buddy_id is None or (buddy_id in here and buddy_id != gone_id):
            continue
        one.sign_up.buddy_id = None
        found = buddy_for(whole)
        one.sign_up.buddy_id = found.id if found else None
        db.add(one.sign_up)
        words = f"with {found.name}" if found else "no buddy left on this night"
        rota.note(db, whole.night.id, What.BUDDY, now, person_id=one.person.id, words=words)
        if not found and whole.is_published:
            alerts.alarm(db, whole.night, f"{one.person.name} is new and has no buddy", now)
    return whole


def take_off_all(
    db: Session, person: Person, how: How, by: Person, now: datetime
) -> list[Night]:
    """Open again every place somebody holds on a night that is not over; which nights."""
    asked = (
        select(SignUp.night_id)
        .join(Night, col(Night.id) == SignUp.night_id)
        .where(
            SignUp.person_id == person.id,
            col(SignUp.withdrawn_at).is_(None),
            col(Night.closes_at) > now,
            col(Night.closed_at).is_(None),
        )
    )
    opened = []
    for whole in held_still(db, [person.id], db.exec(asked).all()):
        if isinstance(take_off(db, whole.night.id, person.id, how, by, now), SignUp):
            opened.append(whole.night)
    return opened
