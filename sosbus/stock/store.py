"""Levels, moves, and the weekly word to those who buy."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.base.clock import TOWN
from sosbus.checks import store as checks
from sosbus.checks.rules import end_words
from sosbus.contacts import store as contacts
from sosbus.contacts.tables import Contact
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import Role
from sosbus.stock import rules
from sosbus.stock.rules import Shelf, Used
from sosbus.stock.tables import StockItem, StockMove, StockUse, Why
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing


def items(db: Session) -> Sequence[StockItem]:
    asked = select(StockItem).where(col(StockItem.retired_at).is_(None))
    return db.exec(asked.order_by(func.lower(StockItem.name))).all()


def one(db: Session, item_id: UUID) -> StockItem | None:
    return db.get(StockItem, item_id)


def held(db: Session, item_id: UUID) -> StockItem | None:
    """One thing, kept still while its level is read and changed."""
    return db.exec(select(StockItem).where(StockItem.id == item_id).with_for_update()).first()


def shelves(db: Session) -> list[Shelf]:
    asked = select(StockMove.item_id, func.sum(StockMove.change))
    levels = dict(db.exec(asked.group_by(col(StockMove.item_id))).all())
    return [Shelf(one, levels.get(one.id)) for one in items(db)]


def shelf(db: Session, item: StockItem) -> Shelf:
    asked = select(func.sum(StockMove.change)).where(StockMove.item_id == item.id)
    return Shelf(item, db.exec(asked).one())


def low(db: Session, today: date) -> list[Shelf]:
    """What runs low, or ends within 30 days, or has ended."""
    return [one for one in shelves(db) if one.needs_care(today)]


def moves(db: Session, item: StockItem, most: int = 12) -> Sequence[StockMove]:
    asked = select(StockMove).where(StockMove.item_id == item.id)
    return db.exec(asked.order_by(col(StockMove.at).desc()).limit(most)).all()


def known_move(db: Session, move_id: UUID) -> StockMove | None:
    return db.get(StockMove, move_id)


def move(db: Session, made: StockMove) -> None:
    """Keep a change; the item must be held."""
    db.add(made)


def uses(db: Session) -> Sequence[StockUse]:
    return db.exec(select(StockUse)).all()


def set_uses(db: Session, item: StockItem, codes: Collection[str], number: int) -> None:
    """Which answers use up this thing, in place of what was said before."""
    known = {one.code: one for one in uses(db) if one.item_id == item.id}
    for code in known.keys() - set(codes):
        db.delete(known[code])
    for code in codes:
        db.merge(StockUse(code=code, item_id=item.id, number=number))


def used(db: Session, night: Night) -> list[Used]:
    """What the lead finds filled in at the close: as drawn already, or else as proposed.
    What went comes first."""
    drawn, now_used = drawn_on(db, night), proposal(db, night)
    lines = [Used(one, drawn.get(one.id, now_used.get(one.id, 0))) for one in items(db)]
    return sorted(lines, key=lambda line: line.number == 0)


def proposal(db: Session, night: Night) -> dict[UUID, int]:
    return rules.proposed(contacts.on(db, night), tallies.on(db, [night.id]), uses(db))


def drawn_on(db: Session, night: Night) -> dict[UUID, int]:
    """What the night has drawn so far, by item."""
    asked = select(StockMove.item_id, func.sum(StockMove.change)).where(
        StockMove.night_id == night.id, StockMove.why == Why.USED
    )
    found = db.exec(asked.group_by(col(StockMove.item_id))).all()
    return {item_id: -change for item_id, change in found}


def draw_down(db: Session, night: Night, used: Mapping[UUID, int], now: datetime) -> None:
    """A night has used that many, however often it is said; a later word corrects an earlier
    one. The night must be locked."""
    drawn = drawn_on(db, night)
    known = {one.id for one in items(db)} | drawn.keys()
    for item_id, number in used.items():
        change = rules.correction(drawn.get(item_id, 0), number)
        if item_id in known and change:
            made = StockMove(
                item_id=item_id, why=Why.USED, number=number, change=change, at=now
            )
            made.night_id = night.id
            db.add(made)


def draw_more(
    db: Session,
    night: Night,
    contacts: Sequence[Contact],
    tallies: Mapping[Thing, int],
    now: datetime,
) -> None:
    """What came late and counts after all used things up too. The night must be locked."""
    drawn = drawn_on(db, night)
    more = rules.proposed(contacts, tallies, uses(db))
    used = {item_id: drawn.get(item_id, 0) + number for item_id, number in more.items()}
    draw_down(db, night, used, now)


def rounds(db: Session, now: datetime) -> int:
    """Tell the coordinators, once a week at most, what is low, ends soon or is not right."""
    lines = words(db, now.astimezone(TOWN).date())
    told = 0
    for one in everyone.here(db, [Role.COORDINATOR]) if lines else []:
        what = (About.STOCK, one.id, None, rules.week_of(now), now)
        told += outbox.tell(db, message(*what, facts={"lines": lines}))
    return told


def words(db: Session, today: date) -> list[str]:
    dated = [
        f"{one.words}: {end_words(one.expires_on, today)}"
        for one in checks.expiring(db, today)
        if one.expires_on
    ]
    found = checks.latest(db)
    wrong = [line.words for line in found[1].wrong if not line.is_out_of_date] if found else []
    return [one.words(today) for one in low(db, today)] + dated + wrong


def add(db: Session, item: StockItem) -> None:
    db.add(item)


def has_name(db: Session, name: str, but: UUID | None = None) -> bool:
    asked = select(StockItem).where(
        func.lower(StockItem.name) == name.lower(),
        col(StockItem.retired_at).is_(None),
        StockItem.id != but,
    )
    return db.exec(asked).first() is not None
