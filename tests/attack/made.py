"""Eighteen made-up months, closed by the product's own counters and published as its CSVs."""

import csv
from collections import Counter as Count
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from sosbus.base.calendar import next_month
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    CallSource,
    Drug,
    Gender,
    HowSure,
    Injury,
    Kind,
    Otherwise,
    Outcome,
    PoliceAware,
    Reason,
    ReferredTo,
    Slot,
    Treatment,
    Vulnerable,
    WorstNews2,
)
from sosbus.exports.tidy import COLUMNS, csv_of, tidy
from sosbus.figures.rules import click
from sosbus.figures.tables import Counter
from sosbus.gate.rules import Certificate, Way, look, to_hold
from sosbus.lines.rules import Line, Meant, meant_by, series_of
from sosbus.lines.store import lines_of
from sosbus.measures.rules import TABLES, all_series, totals_of
from sosbus.monthly import rules as monthly
from sosbus.packs.rules import standard
from sosbus.packs.tables import Cadence, Pack
from sosbus.periods.rules import period_of
from sosbus.released.rules import Report, Shown
from sosbus.releases.rules import report
from sosbus.told.rules import Told
from sosbus.worlds import rules as worlds
from sosbus.worlds.rules import World

PASSED = Certificate(0, 5, 0, ())
BEGIN = date(2025, 4, 1)
KINDS = {Kind.WELFARE: 55, Kind.FIRST_AID: 20, Kind.CLINICAL: 8, Kind.OUTREACH: 15,
         Kind.INCIDENT_ONLY: 2}  # fmt: skip
REASONS = dict(zip(Reason, (18, 12, 14, 10, 3, 35, 5, 3, 1.5, 2, 6, 1.2, 0.6, 0.8, 12, 20, 15,
                            0.3, 6), strict=True))  # fmt: skip
AGES = dict(zip(AgeBand, (1.2, 4, 52, 20, 12, 5, 0.8, 3, 2), strict=True))
GENDERS = dict(zip((*Gender, None), (44, 47, 1, 4, 4), strict=True))
ARRIVALS = dict(zip(Arrival, (35, 20, 12, 8, 1, 4, 2, 3, 11, 0.5, 2, 1.5), strict=True))
OUTCOMES = dict(zip(Outcome, (30, 8, 25, 10, 6, 4, 2, 3, 2, 2, 0.5, 2.5, 3, 2), strict=True))
NEWS2 = (60, 5, 6, 2, 20, 40)
HOURS = (2, 2, 4, 5, 8, 9, 10, 12, 11, 8, 5, 3)


def one_of(chance: Random, odds: Mapping) -> object:
    return chance.choices(list(odds), list(odds.values()))[0]


def some_of(chance: Random, kind: Iterable, share: float) -> list:
    return [one for at, one in enumerate(kind) if chance.random() < share / (1 + at)]


@dataclass
class Made:
    """As much of a contact as its tables ask for: rows by the thousand take too long."""

    kind: Kind
    reasons: list[Reason]
    half_hour: datetime
    age_band: AgeBand
    gender: Gender | None
    arrival: Arrival
    outcome: Outcome
    alcohol: Alcohol
    vulnerable: list[Vulnerable]
    referral: list[ReferredTo]
    call_source: CallSource | None = None
    injury: Injury | None = None
    treatment: list[Treatment] = field(default_factory=list)
    otherwise: Otherwise | None = None
    how_sure: HowSure | None = None
    assault_slot: Slot | None = None
    assault_place: AssaultPlace | None = None
    assault_method: list[AssaultMethod] = field(default_factory=list)
    police_aware: PoliceAware | None = None
    drugs: list[Drug] = field(default_factory=list)
    worst_news2: WorstNews2 | None = None


def contact(chance: Random, month: date) -> Made:
    kind = one_of(chance, KINDS)
    reasons = sorted({one_of(chance, REASONS) for _ in range(chance.choice((1, 1, 2, 3)))})
    half = chance.choices(range(12), HOURS)[0]
    treated = kind in (Kind.FIRST_AID, Kind.CLINICAL)
    ten = datetime(month.year, month.month, 12, 21, tzinfo=UTC)  # by summer time
    made = Made(
        half_hour=ten + half * timedelta(minutes=30), kind=kind, reasons=reasons,
        age_band=one_of(chance, AGES), gender=one_of(chance, GENDERS),
        arrival=one_of(chance, ARRIVALS), outcome=one_of(chance, OUTCOMES),
        alcohol=chance.choices(list(Alcohol), (15, 30, 40, 5, 5, 5))[0],
        vulnerable=some_of(chance, Vulnerable, 0.06),
        referral=some_of(chance, ReferredTo, 0.05),
    )  # fmt: skip
    if kind is Kind.OUTREACH and chance.random() < 0.8:
        made.call_source = chance.choice(list(CallSource))
    if treated:
        made.injury = chance.choice([*Injury, None])
        made.treatment = some_of(chance, Treatment, 0.6)
        made.otherwise = chance.choice(list(Otherwise))
        made.how_sure = chance.choice([*HowSure, None])
    if Reason.VIOLENCE in reasons:
        made.assault_slot = chance.choice([*Slot, None])
        made.assault_place = chance.choice([*AssaultPlace, None])
        made.assault_method = some_of(chance, AssaultMethod, 0.6)
        made.police_aware = chance.choice([*PoliceAware, None])
    own = Random(repr(made))  # so that what is drawn above stays as it was
    if treated:
        made.worst_news2 = own.choices([*WorstNews2, None], NEWS2)[0]
    if own.random() < 0.12:
        made.drugs = some_of(own, Drug, 0.5)
    return made


@dataclass
class Life:
    """What truly happened, and what of it was shown: by month, then by series."""

    months: list[date]
    true: dict[date, Count] = field(default_factory=dict)
    shown: dict[date, dict[str, Shown | None]] = field(default_factory=dict)
    newest: dict[str, tuple[Counter, int]] = field(default_factory=dict)  # before it closed
    refused: list[tuple[date, str]] = field(default_factory=list)  # by the gate: tables

    def with_one_more(self, late: Count) -> dict[str, int]:
        """What the newest month would show, counted again with one late record."""
        return {
            name: click(replaced(counter), total + late[name])
            for name, (counter, total) in self.newest.items()
        }

    def close(
        self,
        month: date,
        counters: Mapping[str, Counter],
        totals: Count,
        most: Count,
        held: Sequence[str] = (),
    ) -> None:
        """As `figures.store.close`: what was most ever counted is what the month adds to."""
        self.months.append(month)
        self.newest = {name: (replaced(one), totals[name]) for name, one in counters.items()}
        shown, true = self.shown.setdefault(month, {}), self.true.setdefault(month, Count())
        for name, counter in counters.items():
            now = max(most[name], totals[name])
            true[name], most[name] = now - most[name], now
            is_held = name.partition("/")[0] in held
            shown[name] = None if is_held else Shown(click(counter, totals[name]))

    def look(self) -> Certificate:
        """What the gate finds of all that was shown so far."""
        return look(World({name: self.as_gate(name) for name in self.newest}, TABLES))

    def as_gate(self, name: str) -> worlds.Told:
        shown = [self.shown[one][name] for one in self.months]
        so_far = accumulate(one or 0 for one in shown)
        return worlds.Told(
            list(accumulate(self.true[one][name] for one in self.months)),
            [None if one is None else all_ for one, all_ in zip(shown, so_far, strict=True)],
        )

    def hold_over(self, month: date, counters: Mapping[str, Counter]) -> None:
        """As `gate.store.hold_over`, one way after the other until the gate passes it."""
        shown = self.shown[month]
        for way in (Way.LARGEST, Way.WHOLE, Way.TABLE, Way.MONTH):
            if not (tables := self.look().tables):
                return
            self.refused += [(month, one) for one in tables]
            told = {name: counters[name].total for name in shown if shown[name] is not None}
            for name in to_hold(way, tables, told):
                counters[name].shown -= shown[name] or 0
                shown[name] = None
        assert not self.look().tables, "no way on"

    def sum(self, series: str, first: date, last: date) -> int:
        return sum(self.true[one][series] for one in self.months if first <= one <= last)

    def known(self, *names: str) -> dict[str, dict[date, int]]:
        """What an insider of these series knows of them, or of all."""
        every = names or tuple(self.shown[self.months[0]])
        return {
            name: {month: self.true[month][name] for month in self.months} for name in every
        }


def replaced(counter: Counter) -> Counter:
    return Counter(
        series=counter.series, phase=counter.phase, total=counter.total, shown=counter.shown
    )


def lived(
    months: int = 18,
    a_month: int = 200,
    seed: int = 1,
    late: float = 0.03,
    changed: int = 0,
    hold: Mapping[int, Sequence[str]] | None = None,
    starts: str = "",
    gated: bool = False,
) -> Life:
    """Some records come a month late; in each month some of those before change how they
    left; tables are held over in some months, or when `gated` what the gate asks for. Other
    `starts` are other secrets of counters."""
    chance, secret = Random(seed), Random(f"{seed} {starts}")
    counters = {
        name: Counter(series=name, phase=secret.randrange(5), total=0, shown=0)
        for name in all_series()
    }
    life, month, waiting = Life([]), BEGIN, []
    every: list[Made] = []
    totals: Count = Count()
    most: Count = Count()
    for at in range(months):
        number = round(a_month * chance.uniform(0.8, 1.2))
        here = [contact(chance, month) for _ in range(number)]
        coming = [one for one in here if chance.random() < late]
        for one in chance.sample(every, changed if every else 0):
            totals.subtract(totals_of([one]))
            one.outcome = one_of(chance, OUTCOMES)
            totals.update(totals_of([one]))
        counted = [one for one in here if one not in coming] + waiting
        every, waiting = every + counted, coming
        totals.update(totals_of(counted))
        life.close(month, counters, totals, most, (hold or {}).get(at, ()))
        if gated:
            life.hold_over(month, counters)
        month = next_month(month)
    return life


def told(life: Life, months: Sequence[date]) -> Told:
    exact = {one: {"nights_opened": 9, "nights_planned": 9, "nights_cancelled": 0,
                   "minutes_open": 3240} for one in life.months}  # fmt: skip
    return Told(tuple(months), life.shown, exact)


def reported(life: Life, pack: Pack, code: str, number: int, version: int = 1) -> Report:
    period = period_of(code)
    assert period and set(period.months) <= set(life.months)
    reason = "A late record came in." if version > 1 else ""
    now = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return report(
        pack, period, told(life, period.months), told(life, period.before), PASSED, "0" * 64,
        number, version, reason, now,
    )  # fmt: skip


PACKS = {one.code: one for one in standard(BEGIN)}
QUARTERS = ("2025-26-q1", "2025-26-q2", "2025-26-q3", "2025-26-q4", "2026-27-q1", "2026-27-q2")


def reports(life: Life, packs: Mapping[str, Pack] = PACKS) -> Iterator[Report]:
    """Every report of these packs that the months allow, as a partner would be sent them."""
    codes = {
        "month": [f"{one:%Y-%m}" for one in life.months],
        "quarter": QUARTERS,
        "year": ("2025-26",),
    }
    number = 0
    for pack in packs.values():
        for code in codes[pack.cadence.value]:
            period = period_of(code)
            if period and set(period.months) <= set(life.months):
                number += 1
                yield reported(life, pack, code, number)


def only(*names: str) -> dict[str, Pack]:
    return {name: PACKS[name] for name in names}


def packs_of(*blocks: str) -> dict[str, Pack]:
    """The same blocks each month, quarter and year."""
    return {
        one.value: Pack(code=one.value, title="All", partner="Everybody", cadence=one,
                        blocks=list(blocks), since=BEGIN)
        for one in Cadence
    }  # fmt: skip


def publish(folder: Path, some: Iterable[Report]) -> Path:
    """The CSV of each, as `exports.files.files` has it under the same name."""
    for one in some:
        here = folder / one.pack
        here.mkdir(exist_ok=True, parents=True)
        (here / f"{one.file_name}.csv").write_bytes(tidy(one))
    return folder


def publish_months(folder: Path, life: Life) -> Path:
    """The CSV of each closed month, as /figures has it for all who may read figures."""
    for one, shown in life.shown.items():
        rows = monthly.sheet(
            monthly.document(one, "2", shown, told(life, [one]).exact[one], {})
        )
        path = folder / f"{monthly.FILE_NAME.format(month=f'{one:%Y-%m}')}.csv"
        with path.open("w", encoding="ascii", newline="") as made:
            csv.writer(made).writerows(rows)
    return folder


Row = dict[str, str]
Change = Callable[[Line, Row], bool | None]


def rewrite(folder: Path, change: Change, which: str = "*") -> Path:
    """Publish otherwise than the product does: each line as `change` leaves it, unless it
    says False, which leaves the line out."""
    for path in sorted(folder.rglob(f"{which}.csv")):
        with path.open(encoding="ascii", newline="") as told_:
            rows = list(csv.DictReader(told_))
        both = list(zip(lines_of(path), rows, strict=True))
        kept = [row for line, row in both if change(line, row) is not False]
        path.write_bytes(csv_of(list(COLUMNS), [list(row.values()) for row in kept]))
    return folder


def meant(line: Line) -> Meant | None:
    """The series and the months that a line tells of."""
    return meant_by(line, series_of(TABLES))


def exactly(row: dict[str, str], value: int) -> None:
    row["value"] = row["at_least"] = row["at_most"] = str(value)
