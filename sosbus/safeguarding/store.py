"""Keeping referrals, and counting them."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.nights.tables import Night
from sosbus.safeguarding.tables import Category, Referral


def keep(db: Session, referral: Referral) -> None:
    db.add(referral)


def one(db: Session, referral_id: UUID) -> Referral | None:
    return db.get(Referral, referral_id)


def on(db: Session, night: Night) -> Sequence[Referral]:
    """The referrals of a night in the order they were made, those taken back among them."""
    return db.exec(
        select(Referral)
        .where(Referral.night_id == night.id)
        .order_by(col(Referral.half_hour), col(Referral.id))
    ).all()


def count(db: Session, night_ids: Collection[UUID]) -> Counter[Category]:
    """How many there were of each category, and nothing else: all that figures may know."""
    asked = (
        select(Referral.category, func.count())
        .where(col(Referral.night_id).in_(night_ids), col(Referral.taken_back_at).is_(None))
        .group_by(col(Referral.category))
    )
    return Counter(dict(db.exec(asked).all()))  # type: ignore[arg-type]  # a str to SQLModel
