"""What the gate knows: every line of the ledger, and the true totals behind them."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.figures.tables import ClosedMonth, Counter, LedgerLine
from sosbus.gate import rules
from sosbus.gate.tables import Passed
from sosbus.measures.rules import TABLES


def told(db: Session) -> dict[str, rules.Told]:
    """Every series since its first month with a total; a series begun later showed nothing."""
    lines = db.exec(
        select(LedgerLine)
        .where(col(LedgerLine.total).is_not(None))
        .order_by(col(LedgerLine.month))
    ).all()
    months = sorted({one.month for one in lines})
    of: dict[str, dict[date, LedgerLine]] = {}
    for line in lines:
        of.setdefault(line.series, {})[line.month] = line
    return {name: of_series(some, months) for name, some in of.items()}


def of_series(lines: dict[date, LedgerLine], months: Sequence[date]) -> rules.Told:
    totals: list[int] = []
    shown: list[int | None] = []
    so_far = most = 0
    for month in months:
        line = lines.get(month)
        so_far += line.shown if line else 0
        most = max(most, (line.total or 0) if line else 0)
        totals.append(most)
        shown.append(None if line and line.held else so_far)
    return rules.Told(totals, shown)


def ledger_hash(db: Session) -> str:
    """Of all that was shown, by which a certificate knows what it is about."""
    lines = db.exec(
        select(LedgerLine).order_by(col(LedgerLine.month), col(LedgerLine.series))
    ).all()
    written = "\n".join(f"{one.month} {one.series} {one.shown} {one.held}" for one in lines)
    return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True)
class Asked:
    """A ledger nobody has looked at. Looking takes a while, so it is done with no session."""

    ledger: str
    months: int
    told: dict[str, rules.Told]

    def look(self) -> Passed:
        found = rules.look(rules.World(self.told, TABLES))
        return Passed(
            ledger=self.ledger,
            months=self.months,
            windows=found.windows,
            fewest=found.fewest,
            steps=found.steps,
            method=found.method,
            tables=list(found.tables),
        )


def to_look_at(db: Session) -> Asked | None:
    """The ledger as it stands, unless it is empty or has its certificate."""
    months = len(db.exec(select(col(ClosedMonth.month))).all())
    if not months or passed(db):
        return None
    return Asked(ledger_hash(db), months, told(db))


def passed(db: Session) -> Passed | None:
    """The certificate of the ledger as it stands, once somebody looked."""
    return db.get(Passed, ledger_hash(db))


def hold_over(db: Session, tables: Collection[str]) -> Refusal | None:
    """Take back what the newest month shows of these tables, before anybody was told: its
    counters go back one click, and the next month includes it."""
    month = db.exec(select(func.max(col(ClosedMonth.month)))).one()
    now = passed(db)
    if month is None or now is None or not now.tables:
        return Conflict("The gate refuses nothing, so nothing is held over.")
    for line in db.exec(select(LedgerLine).where(LedgerLine.month == month)).all():
        if line.series.partition("/")[0] in tables and not line.held:
            counter = db.exec(
                select(Counter).where(Counter.series == line.series).with_for_update()
            ).one()
            counter.shown -= line.shown
            line.shown, line.held = 0, True
            db.add_all([counter, line])
    db.flush()
    return None


def keep(db: Session, made: Passed) -> None:
    if db.get(Passed, made.ledger) is None:
        db.add(made)
        db.flush()


def certificate(made: Passed) -> rules.Certificate:
    return rules.Certificate(
        made.windows, made.fewest, made.steps, tuple(made.tables), made.method
    )
