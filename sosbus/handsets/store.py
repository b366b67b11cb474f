"""Keeping what each device last said."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.handsets.tables import Handset


def heard(db: Session, said: Handset) -> None:
    db.merge(said)


def on(db: Session, night_id: UUID) -> Sequence[Handset]:
    """The devices that recorded on a night, by name."""
    return db.exec(
        select(Handset).where(Handset.night_id == night_id).order_by(col(Handset.label))
    ).all()
