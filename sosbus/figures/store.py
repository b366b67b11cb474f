"""Closing a month, once, and reading what it published."""

import secrets
from collections import Counter as Count
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from sosbus.base.calendar import next_month
from sosbus.base.refusal import Refusal
from sosbus.contacts.tables import CallSource, Contact
from sosbus.counted import store as counted
from sosbus.exact import rules as exact
from sosbus.figures import rules
from sosbus.figures.tables import ClosedMonth, Counter, ExactLine, LedgerLine
from sosbus.hours import store as hours
from sosbus.measures import rules as measures
from sosbus.nights import store as nights
from sosbus.nights.rules import minutes_open
from sosbus.nights.tables import Night, Status
from sosbus.released.rules import FIVE, Shown
from sosbus.rota import store as rota
from sosbus.tallies import store as tallies
from sosbus.watch.tables import Look

ONE_DAY = timedelta(days=1)


def closed(db: Session) -> Sequence[ClosedMonth]:
    """Closed months, latest first."""
    return db.exec(select(ClosedMonth).order_by(col(ClosedMonth.month).desc())).all()


def out(db: Session) -> list[date]:
    """Months that partners may see, latest first."""
    return [one.month for one in closed(db) if one.out_at]


def closed_month(db: Session, first: date) -> ClosedMonth | None:
    return db.get(ClosedMonth, first)


def waiting(db: Session, now: datetime) -> list[date]:
    """Months with nights behind them that are not closed yet, oldest first."""
    done = {one.month for one in closed(db)}
    dates = db.exec(select(col(Night.night_date)).where(col(Night.opens_at) < now)).all()
    return sorted({rules.month_of(night_date) for night_date in dates} - done)


def close(db: Session, first: date, now: datetime) -> ClosedMonth | Refusal:
    """Close a month: every counter moves on once, and what it shows is kept for good. Partners
    see it once the gate has passed it."""
    last = next_month(first) - ONE_DAY
    its_nights = nights.between(db, first, last)
    if refused := rules.may_close(first, its_nights, waiting(db, now), now):
        return refused
    month = ClosedMonth(month=first, closed_at=now, definitions=measures.DEFINITIONS)
    db.add(month)
    db.flush()
    counters = held_counters(db)  # held first: what is folded meanwhile is not counted twice
    begin(db, counters, first)
    totals, most_ever = counted.totals(db, last), highest_totals(db)  # late ones too
    for name, counter in counters.items():
        total = totals[name] + counter.folded
        most = max(total, most_ever.get(name, 0))
        shown = rules.click(counter, total)
        db.add(LedgerLine(month=first, series=name, shown=shown, total=most))
    for figure, value in exact_figures(db, its_nights).items():
        db.add(ExactLine(month=first, figure=figure, value=value))
    return month


def highest_totals(db: Session) -> dict[str, int]:
    found = db.exec(
        select(LedgerLine.series, func.max(col(LedgerLine.total))).group_by(LedgerLine.series)
    ).all()
    return {name: most or 0 for name, most in found}


def held_counters(db: Session) -> dict[str, Counter]:
    """Every counter there is, held still."""
    return {one.series: one for one in db.exec(select(Counter).with_for_update()).all()}


def begin(db: Session, counters: dict[str, Counter], first: date) -> None:
    """A counter for a new series starts somewhere secret, once, with the month being closed:
    what was counted of the months before is taken off, for they were told without it."""
    new = [name for name in measures.all_series() if name not in counters]
    before = counted.totals(db, first - ONE_DAY) if new else Count()
    for name in new:
        made = Counter(series=name, phase=secrets.randbelow(FIVE), folded=-before[name])
        counters[name] = made
        db.add(made)
    db.flush()


def fold(db: Session, gone: Sequence[Contact]) -> None:
    """These contacts are let go: each counter remembers how many of them it has counted.
    The counters must be held since before they were read."""
    totals = measures.totals_of(contact for contact in gone if contact.counts)
    for name, counter in held_counters(db).items():
        counter.folded += totals[name]
        db.add(counter)
    counted.forget(db, {contact.night_id for contact in gone})


def exact_figures(db: Session, its_nights: Sequence[Night]) -> dict[str, int]:
    given = tallies.on(db, [night.id for night in its_nights])
    return {
        "nights_planned": len(its_nights),
        "nights_opened": sum(night.opened_at is not None for night in its_nights),
        "nights_cancelled": sum(night.status is Status.CANCELLED for night in its_nights),
        "minutes_open": sum(minutes_open(night) for night in its_nights),
        **crew_figures(db, its_nights),
        **how_soon(db, [night.id for night in its_nights]),
        **{f"tally_{thing.value}": number for thing, number in given.items()},
    }


def crew_figures(db: Session, its_nights: Sequence[Night]) -> dict[str, int]:
    """About the crew alone: places to fill on nights that opened, those filled, and hours."""
    if not its_nights:
        return {}
    first, last = its_nights[0].night_date, its_nights[-1].night_date
    lines = hours.between(db, first, last)
    there = {(night.id, person.id) for line, night, person in lines if line.served_minutes}
    opened = [one for one in rota.between(db, first, last) if one.night.opened_at]
    needed = {one.night.id: sum(line.minimum for line in one.lines) for one in opened}
    came = Count(night_id for night_id, _ in there)
    return {
        "places_needed": sum(needed.values()),
        "places_filled": sum(min(came[one], places) for one, places in needed.items()),
        "volunteer_minutes": sum(
            line.served_minutes for line, _, _ in lines if line.as_volunteer
        ),
    }


def how_soon(db: Session, night_ids: Sequence[UUID]) -> dict[str, int]:
    """How soon the crew came to door staff and looked at guests again; each only where there
    were enough of them."""
    came = db.exec(
        select(Contact.response_minutes).where(
            col(Contact.night_id).in_(night_ids),
            Contact.call_source == CallSource.DOOR_STAFF,
            col(Contact.response_minutes).is_not(None),
            col(Contact.taken_back_at).is_(None),
        )
    ).all()
    looked = db.exec(
        select(Look.at, Look.due_at).where(
            col(Look.night_id).in_(night_ids), col(Look.due_at).is_not(None)
        )
    ).all()
    in_time = sum(at <= due + exact.LOOK_GRACE for at, due in looked if due)
    return exact.how_soon([one for one in came if one is not None], len(looked), in_time)


def ledger(db: Session, months: Collection[date]) -> dict[date, dict[str, Shown | None]]:
    """What those of the months that are closed show, by series; None was held over."""
    asked = select(col(LedgerLine.month), LedgerLine.series, LedgerLine.shown, LedgerLine.held)
    found: dict[date, dict[str, Shown | None]] = {}
    for month, series, shown, held in db.exec(asked.where(col(LedgerLine.month).in_(months))):
        found.setdefault(month, {})[series] = None if held else Shown(shown)
    return found


def exactly(db: Session, months: Collection[date]) -> dict[date, dict[str, int]]:
    found: dict[date, dict[str, int]] = {}
    for line in db.exec(select(ExactLine).where(col(ExactLine.month).in_(months))).all():
        found.setdefault(line.month, {})[line.figure] = line.value
    return found


def published(db: Session, first: date) -> tuple[Mapping[str, Shown | None], Mapping[str, int]]:
    """What a closed month shows: by series in fives, None held over, and by figure exactly."""
    return ledger(db, [first]).get(first, {}), exactly(db, [first]).get(first, {})
