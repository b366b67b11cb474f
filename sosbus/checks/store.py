"""The lists, what was answered on a night, and what runs out."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.base.refusal import Refusal
from sosbus.checks import rules
from sosbus.checks.rules import Standing
from sosbus.checks.tables import (
    CheckAnswer,
    CheckItem,
    Checklist,
    CheckOverride,
    WhyAnyway,
)
from sosbus.nights.tables import Night


def items(db: Session) -> Sequence[CheckItem]:
    """All that is to be looked at, in the order of no list: `rules.standing` sorts them."""
    return db.exec(select(CheckItem).where(col(CheckItem.retired_at).is_(None))).all()


def one(db: Session, item_id: UUID) -> CheckItem | None:
    return db.get(CheckItem, item_id)


def standing(db: Session, night: Night) -> Standing:
    """Where the checks of this night stand: everything the opening asks."""
    answers = db.exec(select(CheckAnswer).where(CheckAnswer.night_id == night.id)).all()
    return rules.standing(items(db), answers, overridden(db, night), rules.last_day_of(night))


def overridden(db: Session, night: Night) -> dict[UUID, WhyAnyway]:
    asked = select(CheckOverride).where(CheckOverride.night_id == night.id)
    return {one.item_id: one.why for one in db.exec(asked)}


def keep(db: Session, made: Sequence[CheckAnswer]) -> bool | Refusal | None:
    """Keep one tap, once. True when it is new, None when something in it is on no list.
    The night must be locked."""
    known = db.exec(select(CheckAnswer).where(CheckAnswer.id == made[0].id)).all()
    if known:
        return False if rules.is_same(known, made) else rules.SENT_OTHERWISE
    found = {one.id: one for one in named(db, [one.item_id for one in made])}
    if len(found) < len(made):
        return None
    db.add_all(made)
    for one in made:
        if one.expires_on:
            rules.read_date(found[one.item_id], one.expires_on, one.at)
    return True


def named(db: Session, ids: Iterable[UUID]) -> Sequence[CheckItem]:
    """Also those retired: a device may have looked at them before they were."""
    asked = select(CheckItem).where(col(CheckItem.id).in_(list(ids)))
    return db.exec(asked.order_by(col(CheckItem.id)).with_for_update()).all()


def override(
    db: Session,
    night: Night,
    standing: Standing,
    overriding: Collection[UUID],
    why: WhyAnyway | None,
    by_id: UUID,
    at: datetime,
) -> None:
    """Note what the lead answers for, of what truly stands in the way. Once for each."""
    if why is None:
        return
    for item_id in (line.item.id for line in standing.in_the_way):
        if item_id in overriding:
            kept = {"night_id": night.id, "item_id": item_id, "by_id": by_id}
            db.add(CheckOverride(**kept, why=why, at=at))


def expiring(db: Session, today: date) -> list[CheckItem]:
    """What ends within 30 days, or has ended, the soonest first."""
    asked = select(CheckItem).where(
        col(CheckItem.retired_at).is_(None),
        col(CheckItem.has_expiry),
        col(CheckItem.expires_on) <= today + rules.SOON,
    )
    return list(db.exec(asked.order_by(col(CheckItem.expires_on), col(CheckItem.words))))


def latest(db: Session) -> tuple[Night, Standing] | None:
    """The last night somebody looked at anything on, and what was found."""
    asked = select(Night).join(CheckAnswer, col(CheckAnswer.night_id) == Night.id)
    night = db.exec(asked.order_by(col(Night.opens_at).desc()).limit(1)).first()
    return (night, standing(db, night)) if night else None


def add(db: Session, item: CheckItem) -> CheckItem:
    """At the end of its list."""
    asked = select(func.max(CheckItem.place)).where(CheckItem.checklist == item.checklist)
    item.place = min(99, (db.exec(asked).one() or 0) + 1)
    db.add(item)
    return item


def has_words(db: Session, checklist: Checklist, words: str, but: UUID | None = None) -> bool:
    """Whether the list says that already."""
    asked = select(CheckItem).where(
        CheckItem.checklist == checklist,
        func.lower(CheckItem.words) == words.lower(),
        col(CheckItem.retired_at).is_(None),
        CheckItem.id != but,
    )
    return db.exec(asked).first() is not None
