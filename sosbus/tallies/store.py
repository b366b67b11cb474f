"""Counting things given on a night."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.nights.tables import Night
from sosbus.tallies.tables import Tally, Thing


def add(db: Session, night: Night, half_hour: datetime, thing: Thing, number: int = 1) -> None:
    """Count some more; the night must be locked."""
    tally = db.get(Tally, (night.id, half_hour, thing))
    if tally is None:
        tally = Tally(night_id=night.id, half_hour=half_hour, thing=thing, count=0)
    tally.count += number
    db.add(tally)


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
