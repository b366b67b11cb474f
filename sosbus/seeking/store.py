"""Searches: begun, carried on wave by wave, ended. The caller holds the night still."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from sosbus.base.words import count, day, nth
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.offers.rules import TO_STEP_IN
from sosbus.people.tables import BusRole
from sosbus.places import store as places
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import Answer, InLine, Line, Offer, OfferKind, SignUp, StoryLine, What
from sosbus.seeking import rules
from sosbus.seeking.tables import Ended, Search

NOT_NEEDED = "We had asked whether you could step in on {}. The place is filled after all."


def open_for(db: Session, night_id: UUID, role: BusRole) -> Search | None:
    return next(
        (one for one in on(db, night_id) if one.role is role and not one.ended_at), None
    )


def on(db: Session, night_id: UUID) -> Sequence[Search]:
    return db.exec(
        select(Search)
        .where(Search.night_id == night_id)
        .order_by(col(Search.began_at))
        .execution_options(populate_existing=True)
    ).all()


def under_way(db: Session) -> Sequence[tuple[Search, Night]]:
    asked = select(Search, Night).join(Night, col(Night.id) == Search.night_id)
    return db.exec(asked.where(col(Search.ended_at).is_(None))).all()


def begin(
    db: Session,
    night: Night,
    role: BusRole,
    first_wave: datetime,
    now: datetime,
    asked_by: UUID | None = None,
) -> Search:
    """The search for this role on this night; one that is under way goes on, all over again
    if it had asked everybody before."""
    search = open_for(db, night.id, role)
    if search is None:
        search = Search(night_id=night.id, role=role, began_at=first_wave)
    elif search.next_wave_at is None:
        search.began_at, search.wave = first_wave, 0
    search.asked_by_id = search.asked_by_id or asked_by
    search.next_wave_at = search.next_wave_at or first_wave
    db.add(search)
    db.flush()
    carry_on(db, search, rota.of(db, night), now)
    return search


def carry_on(
    db: Session,
    search: Search,
    whole: NightCrew,
    now: datetime,
    ended: Ended = Ended.COVERED,
) -> None:
    """All that is due in a search: its end if nobody is wanted any more, or its next waves."""
    if not rules.is_on(whole.night, now):
        stop(db, search, Ended.OVER, now)
    elif not rules.is_wanted(whole, search.role, search.asked_by_id is not None):
        stop(db, search, ended, now)
    else:
        while search.next_wave_at and search.next_wave_at <= now:
            send_wave(db, search, whole, now)
    tell_relieved(db, search, now)


def send_wave(db: Session, search: Search, whole: NightCrew, now: datetime) -> None:
    night, standing_by = whole.night, on_standby(db, whole.night.id, search.role)
    search.wave += 1
    chosen = rules.who_next(who_could(db, search, now), (), search.wave)
    seeker = next(iter(whole.sought(search.role)), None)
    made = []
    for kind, some in (
        (OfferKind.STANDBY, [one for one in chosen if one in standing_by]),
        (OfferKind.COVER, [one for one in chosen if one not in standing_by]),
    ):
        made += offers.make(
            db,
            night,
            search.role,
            kind,
            some,
            now,
            sign_up_id=seeker.sign_up.id if seeker else None,
            wave=search.wave,
        )
    for one in made:
        if called := standing_by.get(one.to_id):
            called.called_at = now
            db.add(called)
    if made:
        words = f"{count(len(made), 'person', 'people')} as {search.role.label.lower()}"
        words = f"{words}, {nth(search.wave)} wave"
        rota.note(db, night.id, What.ASKED, now, words=words)
    search.next_wave_at = rules.next_wave(search, night.opens_at)
    db.add(search)
    hurry(db, search, now)


def hurry(db: Session, search: Search, now: datetime) -> None:
    """When nobody is left to wait for, the next wave waits for nobody either."""
    if search.wave and search.next_wave_at and not asked_now(db, search):
        search.next_wave_at = min(search.next_wave_at, now)
        db.add(search)


def asked_now(db: Session, search: Search) -> list[Offer]:
    return [
        one
        for one in offers.open_on(db, search.night_id)
        if one.kind in TO_STEP_IN and one.role is search.role
    ]


def who_could(db: Session, search: Search, now: datetime) -> list[UUID]:
    """Those on standby first, then those who wait for a place, then the least asked."""
    night_id = search.night_id
    spared = not_again(db, search)
    fit = [
        one.person.id
        for one in places.who_could(db, night_id, search.role, now)
        if one.unmet is None and one.person.id not in spared
    ]
    first = on_standby(db, night_id, search.role)
    then = in_line(db, night_id, search.role, Line.WAITING)
    order = [*first, *then]
    ranks = {person_id: rank for rank, person_id in reversed(list(enumerate(order)))}
    return sorted(fit, key=lambda one: ranks.get(one, len(order)))


def not_again(db: Session, search: Search) -> set[UUID]:
    """Who was asked in this search or is now, said no to this night, or had to leave it."""
    asked = {
        one.to_id
        for one in offers.on(db, search.night_id)
        if one.ended_at is None
        or one.answer is Answer.NO
        or (
            one.kind in TO_STEP_IN
            and one.role is search.role
            and one.made_at >= search.began_at
        )
    }
    left = select(SignUp.person_id).where(
        SignUp.night_id == search.night_id, col(SignUp.withdrawn_at).is_not(None)
    )
    return asked | set(db.exec(left))


def on_standby(db: Session, night_id: UUID, role: BusRole) -> dict[UUID, InLine]:
    return in_line(db, night_id, role, Line.STANDBY)


def in_line(db: Session, night_id: UUID, role: BusRole, line: Line) -> dict[UUID, InLine]:
    asked = select(InLine).where(
        InLine.night_id == night_id,
        col(InLine.role) == role,
        col(InLine.line) == line,
        col(InLine.ended_at).is_(None),
    )
    return {one.person_id: one for one in db.exec(asked.order_by(col(InLine.since)))}


def stop(db: Session, search: Search, ended: Ended, now: datetime) -> None:
    """Nobody is wanted any more: those still asked hear it in the same transaction."""
    search.ended_at, search.ended, search.next_wave_at = now, ended, None
    db.add(search)
    waiting = asked_now(db, search)
    if ended is Ended.COVERED:
        offers.end(db, waiting, Answer.COVERED, now, About.COVERED)
    elif ended is Ended.OVER:
        offers.end(db, waiting, Answer.EXPIRED, now)
    else:
        night = db.get(Night, search.night_id)
        words = NOT_NEEDED.format(day(night.night_date) if night else "the night")
        offers.end(db, waiting, Answer.TAKEN_BACK, now, About.STOOD_DOWN, words)


def tell_relieved(db: Session, search: Search, now: datetime) -> None:
    """Whoever could not come, and whose place somebody has taken since, is free: say so."""
    stepped_in_for = select(StoryLine.number).where(
        StoryLine.night_id == search.night_id,
        col(StoryLine.what) == What.COVERED,
        col(StoryLine.person_id) == col(SignUp.person_id),
        col(StoryLine.at) == col(SignUp.withdrawn_at),
    )
    asked = select(SignUp).where(
        SignUp.night_id == search.night_id,
        col(SignUp.role) == search.role,
        col(SignUp.seeking_since).is_not(None),
        col(SignUp.withdrawn_at) >= search.began_at,
        stepped_in_for.exists(),
    )
    for one in db.exec(asked).all():
        relieved(db, one, now)


def relieved(db: Session, sign_up: SignUp, now: datetime) -> None:
    earlier = select(func.count()).where(
        SignUp.night_id == sign_up.night_id,
        SignUp.person_id == sign_up.person_id,
        col(SignUp.withdrawn_at).is_not(None),
        col(SignUp.withdrawn_at) <= sign_up.withdrawn_at,
    )
    number = db.exec(earlier).one()
    outbox.tell(db, message(About.RELIEVED, sign_up.person_id, sign_up.night_id, number, now))


def emptied(
    db: Session, now: datetime, night_id: UUID | None = None
) -> dict[tuple[UUID, BusRole], datetime]:
    """Places that somebody came off late, that no search has looked at since; of one night,
    or of any."""
    dealt_with = (
        select(Search.id)
        .where(
            Search.night_id == SignUp.night_id,
            col(Search.role) == col(SignUp.role),
            or_(
                col(Search.ended_at).is_(None), col(Search.ended_at) >= col(SignUp.withdrawn_at)
            ),
        )
        .exists()
    )
    asked = (
        select(SignUp.night_id, SignUp.role, func.max(SignUp.withdrawn_at))
        .join(Night, col(Night.id) == SignUp.night_id)
        .where(
            col(Night.opens_at) > now,
            col(Night.opens_at) <= now + rules.LATE,
            col(Night.published_at).is_not(None),
            col(Night.cancelled_at).is_(None),
            col(Night.opened_at).is_(None),
            col(SignUp.withdrawn_at) > now - rules.LATE,
            ~dealt_with,
        )
        .group_by(col(SignUp.night_id), col(SignUp.role))
    )
    if night_id:
        asked = asked.where(SignUp.night_id == night_id)
    return {(of, role): at for of, role, at in db.exec(asked)}  # type: ignore[misc]
