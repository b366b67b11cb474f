"""Keeping marks and reading the roll; closing what was forgotten."""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.words import nth
from sosbus.joining import store as joining
from sosbus.joining.rules import is_near
from sosbus.joining.tables import EmergencyContact
from sosbus.nights.tables import Night
from sosbus.roll_call.rules import ABOARD, Called, Standing, is_same, standing
from sosbus.roll_call.tables import RollMark, State
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import SignUp

LOOK_BACK = timedelta(days=3)


def of_night(db: Session, night_id: UUID) -> dict[UUID, list[RollMark]]:
    """Every mark of a night, by sign-up."""
    marks: dict[UUID, list[RollMark]] = defaultdict(list)
    for mark in db.exec(select(RollMark).where(RollMark.night_id == night_id)):
        marks[mark.sign_up_id].append(mark)
    return marks


def is_of_night(db: Session, night: Night, sign_up_id: UUID) -> bool:
    """Whether that place is, or was, of this night: a mark may come after a withdrawal."""
    sign_up = db.get(SignUp, sign_up_id)
    return sign_up is not None and sign_up.night_id == night.id


def keep(db: Session, mark: RollMark) -> bool | None:
    """True when new, False when it was kept before, None when its name says something else."""
    known = db.get(RollMark, mark.id)
    if known:
        return False if is_same(known, mark) else None
    db.add(mark)
    db.flush()
    return True


def stand_of(db: Session, night_id: UUID, sign_up_id: UUID) -> Standing:
    return standing(of_night(db, night_id).get(sign_up_id, []))


def roll(db: Session, whole: NightCrew, now: datetime) -> list[Called]:
    """The crew with where each stands, and, near the night, how to reach them."""
    night, marks = whole.night, of_night(db, whole.night.id)
    ring = joining.contacts_for_night(db, night, [one.person.id for one in whole.crew], now)
    names = {one.person.id: one.person.name for one in whole.crew}
    near = is_near(night, now)
    order = [line.role for line in whole.lines]
    crew = sorted(
        whole.crew, key=lambda one: (order.index(one.sign_up.role), one.sign_up.place)
    )
    return [
        Called(
            one.sign_up.id,
            one.person.name,
            one.sign_up.role.label,
            standing(marks.get(one.sign_up.id, [])),
            new_words(one.nth, names.get(one.sign_up.buddy_id)),  # type: ignore[arg-type]
            one.person.phone if near else "",
            ring_words(ring.get(one.person.id)),
        )
        for one in crew
    ]


def new_words(number: int, buddy: str | None) -> str:
    """2nd night, buddy Sam"""
    if not number:
        return ""
    return f"{nth(number)} night, {f'buddy {buddy}' if buddy else 'no buddy yet'}"


def ring_words(found: EmergencyContact | None) -> str:
    return f"{found.name} ({found.relation}), {found.phone}" if found else ""


def aboard(db: Session, night_id: UUID) -> int:
    return sum(standing(some).is_aboard for some in of_night(db, night_id).values())


def rounds(db: Session, now: datetime) -> int:
    """Close at the night's end what nobody checked out. The mark is the clock's, not a
    person's, and so shows; it credits nothing past the end."""
    over = select(Night).where(
        col(Night.closes_at) <= now - timedelta(hours=1), col(Night.closes_at) > now - LOOK_BACK
    )
    closed = 0
    for night in db.exec(over):
        for sign_up_id, marks in of_night(db, night.id).items():
            if standing(marks).state in ABOARD:
                db.add(
                    RollMark(
                        night_id=night.id,
                        sign_up_id=sign_up_id,
                        state=State.LEFT,
                        at=night.closes_at,
                        received_at=now,
                    )
                )
                closed += 1
    return closed
