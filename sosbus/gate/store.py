"""What the gate knows: every line of the ledger, and the true totals behind them."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from sosbus.base.db import Engines
from sosbus.base.refusal import Conflict, Refusal
from sosbus.figures import store as figures
from sosbus.figures.tables import Counter, LedgerLine
from sosbus.gate import rules
from sosbus.gate.rules import Certificate, Way
from sosbus.gate.tables import Passed
from sosbus.measures.rules import TABLES
from sosbus.worlds.rules import Told, World


def told(db: Session) -> dict[str, Told]:
    """Every series since its first month with a total, all shown before counted with it; a
    series begun later showed nothing."""
    lines = db.exec(select(LedgerLine).order_by(col(LedgerLine.month))).all()
    months = sorted({one.month for one in lines if one.total is not None})
    of: dict[str, dict[date, LedgerLine]] = {}
    before: dict[str, int] = {}
    for line in lines:
        if line.total is None:
            before[line.series] = before.get(line.series, 0) + line.shown
        else:
            of.setdefault(line.series, {})[line.month] = line
    return {name: of_series(some, months, before.get(name, 0)) for name, some in of.items()}


def of_series(lines: dict[date, LedgerLine], months: Sequence[date], so_far: int) -> Told:
    totals: list[int] = []
    shown: list[int | None] = []
    most = 0
    for month in months:
        line = lines.get(month)
        so_far += line.shown if line else 0
        most = max(most, (line.total or 0) if line else 0)
        totals.append(most)
        shown.append(None if line and line.held else so_far)
    return Told(totals, shown)


def ledger_hash(db: Session, months: Collection[date]) -> str:
    """Of all that these months showed, by which a certificate knows what it is about."""
    lines = db.exec(
        select(LedgerLine)
        .where(col(LedgerLine.month).in_(months))
        .order_by(col(LedgerLine.month), col(LedgerLine.series))
    ).all()
    written = "\n".join(f"{one.month} {one.series} {one.shown} {one.held}" for one in lines)
    return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True)
class Asked:
    """A ledger nobody has looked at. Looking takes a while, so it is done with no session."""

    ledger: str
    months: int
    told: dict[str, Told]

    def look(self) -> Passed:
        found = rules.look(World(self.told, TABLES))
        return Passed(
            ledger=self.ledger,
            months=self.months,
            windows=found.windows,
            fewest=found.fewest,
            steps=found.steps,
            method=found.method,
            tables=list(found.tables),
        )


def look(engines: Engines, now: datetime) -> None:
    """Look at the ledger as it stands, if nobody has; a month that passes is out."""
    with engines.reading() as db:
        asked = to_look_at(db)
    if asked is None:
        return
    made = asked.look()
    with engines.writing() as db:
        keep(db, made, now)
        db.commit()


def to_look_at(db: Session) -> Asked | None:
    """The ledger as it stands, unless it is empty or has its certificate."""
    months = [one.month for one in figures.closed(db)]
    if not months or seen(db):
        return None
    return Asked(ledger_hash(db, months), len(months), told(db))


def keep(db: Session, made: Passed, now: datetime) -> None:
    """What was found is kept. If it passed, and nothing closed meanwhile, all of it is out."""
    if db.get(Passed, made.ledger) is None:
        db.add(made)
    closed = figures.closed(db)
    if not made.tables and made.ledger == ledger_hash(db, [one.month for one in closed]):
        for month in closed:
            month.out_at = month.out_at or now
            db.add(month)
    db.flush()


def seen(db: Session) -> Passed | None:
    """What the gate found of the ledger as it stands, once it looked."""
    return db.get(Passed, ledger_hash(db, [one.month for one in figures.closed(db)]))


def certificate(db: Session) -> tuple[Certificate, str] | None:
    """Of all that is out, with the ledger it is about."""
    found = db.get(Passed, ledger_hash(db, figures.out(db)))
    if found is None:
        return None
    return certified(found), found.ledger


def certified(found: Passed) -> Certificate:
    return Certificate(
        found.windows, found.fewest, found.steps, tuple(found.tables), found.method
    )


def refusal(db: Session) -> Refusal | None:
    """Why the newest closed month is not out: the gate refused it, or has not looked yet."""
    if all(one.out_at for one in figures.closed(db)):
        return None
    found = seen(db)
    return certified(found).refused if found else rules.NOT_LOOKED


def hold_over(db: Session, way: Way) -> Refusal | None:
    """Take back what the newest month shows of some series, before anybody was told: their
    counters go back, and the next month includes it."""
    month = next((one for one in figures.closed(db) if not one.out_at), None)
    found = seen(db)
    if month is None or found is None or not found.tables:
        return Conflict("The gate refuses nothing, so nothing is held over.")
    lines = {
        one.series: one
        for one in db.exec(select(LedgerLine).where(LedgerLine.month == month.month)).all()
        if not one.held
    }
    totals = {name: line.total or 0 for name, line in lines.items()}
    if not (names := rules.to_hold(way, found.tables, totals)):
        return Conflict("That is held over already, and it was not enough. Try the next way.")
    for name in names:
        counter = db.exec(select(Counter).where(Counter.series == name).with_for_update()).one()
        counter.shown -= lines[name].shown
        lines[name].shown, lines[name].held = 0, True
        db.add_all([counter, lines[name]])
    db.flush()
    return None
