"""Counting things given on a night."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights.tables import Night
from sosbus.tallies.tables import Tally, Tap, Thing

OTHER = Conflict("That press was sent before as something else.")


def add(db: Session, night: Night, half_hour: datetime, thing: Thing, number: int = 1) -> None:
    """Count some more; the night must be locked."""
    tally = db.get(Tally, (night.id, half_hour, thing))
    if tally is None:
        tally = Tally(night_id=night.id, half_hour=half_hour, thing=thing, count=0)
    tally.count += number
    db.add(tally)


def tap(db: Session, night: Night, made: Tap) -> bool | Refusal:
    """Count a press once, however often it is sent; a late one waits until somebody agrees.
    True when it is new. The night must be locked."""
    known = db.get(Tap, made.id)
    if known:
        same = (known.night_id, known.thing) == (made.night_id, made.thing)
        return False if same else OTHER
    db.add(made)
    if made.late_at is None:
        add(db, night, made.half_hour, made.thing)
    return True


def take_back(db: Session, night: Night, tap_id: UUID, now: datetime) -> bool | None:
    """Undo a press once; None when there is no such press. The night must be locked."""
    known = db.get(Tap, tap_id)
    if known is None or known.night_id != night.id:
        return None
    if known.taken_back_at:
        return False
    known.taken_back_at = now
    if known.late_at is None or known.agreed_at:
        add(db, night, known.half_hour, known.thing, -1)
    return True


def agree(db: Session, night: Night, known: Tap, now: datetime) -> None:
    """Count a late press after all. The night must be locked."""
    if known.late_at and not known.agreed_at and not known.taken_back_at:
        known.agreed_at = now
        add(db, night, known.half_hour, known.thing)


def late(db: Session, night_id: UUID) -> Sequence[Tap]:
    """Presses that came when the night was closed, and wait for somebody to agree."""
    return db.exec(
        select(Tap).where(
            Tap.night_id == night_id,
            col(Tap.late_at).is_not(None),
            col(Tap.agreed_at).is_(None),
            col(Tap.taken_back_at).is_(None),
        )
    ).all()


def take_one_off(db: Session, night: Night, thing: Thing) -> bool:
    """Undo the latest one; False when there is none. The night must be locked."""
    tally = db.exec(
        select(Tally)
        .where(Tally.night_id == night.id, Tally.thing == thing, col(Tally.count) > 0)
        .order_by(col(Tally.half_hour).desc())
    ).first()
    if tally is None:
        return False
    tally.count -= 1
    db.add(tally)
    return True


def on(db: Session, nights: Sequence[UUID]) -> dict[Thing, int]:
    """The sum of each thing over these nights."""
    found = db.exec(
        select(Tally.thing, func.sum(Tally.count))
        .where(col(Tally.night_id).in_(nights))
        .group_by(col(Tally.thing))
    ).all()
    counted = {thing: int(number) for thing, number in found}
    return {thing: counted.get(thing, 0) for thing in Thing}
