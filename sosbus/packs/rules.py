"""Periods, the blocks that reports are made of, and the five packs everybody starts with."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sosbus.base.refusal import Refusal
from sosbus.base.words import month as month_words
from sosbus.crime import rules as crime
from sosbus.figures.rules import next_month
from sosbus.kpis.rules import KPIS, Told, share, times
from sosbus.measures.rules import BY_CODE, CAUTION, EVERYBODY, EXACT, exact_value
from sosbus.measures.rules import Table as Measure
from sosbus.packs.tables import Cadence, Pack
from sosbus.released.rules import (
    Column,
    Exactly,
    Mark,
    Missing,
    Picture,
    Released,
    Row,
    Section,
    Table,
    Unit,
    exactly,
)

CODE = re.compile(r"(20\d\d)-(?:(0[1-9]|1[0-2])|(\d\d)(?:-q([1-4]))?)")
RANGE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])-to-20\d\d-(?:0[1-9]|1[0-2])")
APRIL = 4
CONTACTS = Column("contacts", "Contacts", Unit.CONTACTS)
NOT_COUNTED = Missing(Mark.NOT_AVAILABLE)


@dataclass(frozen=True)
class Period:
    """Whole months by the date of their nights' evenings: a month, a quarter, a year."""

    code: str
    name: str
    months: tuple[date, ...]

    @property
    def first(self) -> date:
        return self.months[0]

    @property
    def last(self) -> date:
        return next_month(self.months[-1]) - timedelta(days=1)

    @property
    def before(self) -> tuple[date, ...]:
        """The same months a year earlier."""
        return tuple(one.replace(year=one.year - 1) for one in self.months)


def period_of(code: str) -> Period | None:
    """2026-10 is a month, 2026-27-q1 April to June 2026, 2026-27 a financial year, and
    2025-11-to-2026-10 a year that begins in another month."""
    if found := RANGE.fullmatch(code):
        months = a_row_of(date(int(found[1]), int(found[2]), 1), 12)
        return a_range(months) if a_range(months).code == code else None
    found = CODE.fullmatch(code)
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        first = date(year, int(found[2]), 1)
        return Period(code, month_words(first), (first,))
    if int(found[3]) != (year + 1) % 100:
        return None
    months = a_row_of(date(year, APRIL, 1), 12)
    if found[4]:
        months = months[3 * int(found[4]) - 3 : 3 * int(found[4])]
    return Period(code, named(months), months)


def a_range(months: tuple[date, ...]) -> Period:
    return Period(f"{months[0]:%Y-%m}-to-{months[-1]:%Y-%m}", named(months), months)


def named(months: Sequence[date]) -> str:
    return f"{month_words(months[0])} to {month_words(months[-1])}"


def a_row_of(first: date, number: int) -> tuple[date, ...]:
    months = [first]
    while len(months) < number:
        months.append(next_month(months[-1]))
    return tuple(months)


def period_with(day: date, pack: Pack) -> Period:
    """The period of a pack's kind which a day is in."""
    begins = pack.year_from if pack.cadence is Cadence.YEAR else APRIL
    year = day.year if day.month >= begins else day.year - 1
    if begins != APRIL:
        return a_range(a_row_of(date(year, begins, 1), 12))
    code = f"{year}-{(year + 1) % 100:02}"
    if pack.cadence is Cadence.MONTH:
        code = f"{day:%Y-%m}"
    elif pack.cadence is Cadence.QUARTER:
        code += f"-q{(day.month - APRIL) % 12 // 3 + 1}"
    found = period_of(code)
    assert found
    return found


def following(period: Period, pack: Pack) -> Period:
    return period_with(period.last + timedelta(days=1), pack)


def first_whole(day: date, pack: Pack) -> date:
    """The first day of the first period that begins in a month, or later."""
    period = period_with(day, pack)
    whole = period if period.first == day.replace(day=1) else following(period, pack)
    return whole.first


def due_on(pack: Pack, period: Period) -> date:
    return period.last + timedelta(days=pack.day)


def whole_table(
    measure: Measure, told: Told, picture: Picture = Picture.BARS, code: str = ""
) -> Table:
    """A published table as it is, sorted by nothing but the order of its categories."""
    rows = tuple(
        Row(plain(one), label, (told.cell(measure.series(one)),))
        for one, label in measure.categories.items()
        if one != measure.rest
    )
    if measure.rest:
        rows = (*rows, the_rest(measure, told))
    return Table(
        code or measure.code,
        measure.title,
        story_of(measure, rows),
        measure.definition,
        measure.version,
        measure.title.removeprefix("Contacts by ").capitalize(),
        (CONTACTS,),
        rows,
        picture if any(shown(row) for row in rows) else Picture.NONE,
        ("A contact may count in several rows.",) if not measure.exclusive else (),
    )


def the_rest(measure: Measure, told: Told) -> Row:
    """Its total less the others, both as shown: this category has no counter."""
    whole = told.cell(*measure.wholes())
    others = told.cell(*(measure.series(one) for one in measure.counted))
    label = f"{measure.categories[measure.rest]} (the rest)"
    if isinstance(whole, Missing) or isinstance(others, Missing):
        return Row(plain(measure.rest), label, (Missing(Mark.REST),))
    cell = Released(
        max(0, whole.value - others.value),
        Unit.CONTACTS,
        max(0, whole.at_least - others.at_most),
        max(0, whole.at_most - others.at_least),
        (Mark.REST,),
    )
    return Row(plain(measure.rest), label, (cell,))


def plain(code: str) -> str:
    return re.sub(r"\W+", "_", code.replace("+", "_up")).lower()


def shown(row: Row) -> float:
    return max((one.value for one in row.cells if isinstance(one, Released)), default=0)


def story_of(measure: Measure, rows: Sequence[Row]) -> str:
    """What a picture says: the largest of its rows, by shown values."""
    most = max(rows, key=shown, default=None)
    if most is None or not shown(most):
        return f"{measure.title}: too few to say what is most common"
    return f"Most often: {most.label[0].lower()}{most.label[1:]}, {shown(most):,.0f} contacts"


def nights(told: Told, _: Told) -> Section:
    rows = []
    for one in EXACT:
        kept = {
            name: number
            for name in (one.code, "minutes_open")
            if (number := told.exactly(name)) is not None
        }
        unit = {"nights": Unit.NIGHTS, "hours": Unit.HOURS}.get(one.unit, Unit.TIMES)
        value = exactly(Exactly(exact_value(one.code, kept)), unit)
        rows.append(Row(one.code, one.label, (value if kept else NOT_COUNTED,)))
    table = Table(
        "nights", "Nights, hours and things", "",
        "Counted exactly: nobody stands behind them. A cancelled night is not a night with no "
        "contacts; hours are real ones, so a night is longer or shorter when clocks change.",
        "1", "What", (Column("value", "Number", Unit.NONE),), tuple(rows),
    )  # fmt: skip
    return Section("nights", "Nights and hours", (), (table,))


def key_figures(told: Told, before: Told) -> Section:
    columns = tuple(
        Column(one, one.capitalize(), Unit.NONE) for one in ("low", "central", "high")
    )
    told = replace(told, year_before=before.cell(EVERYBODY))
    rows = [
        Row(one.id.lower(), f"{one.id} {one.title} ({one.unit})", one.cells(told))
        for one in KPIS.values()
    ]
    definitions = " ".join(f"{one.id}: {one.definition}" for one in KPIS.values())
    table = Table(
        "key_figures", "Key figures", "", definitions, "1", "Figure", columns, tuple(rows),
        notes=("Where there is no range, the three columns are the same.",),
    )  # fmt: skip
    return Section("key_figures", "Key figures", (), (table,))


def by_month(told: Told, before: Told) -> Section:
    rows = tuple(
        Row(
            f"m{now:%m}",
            f"{now:%B}",
            (told.month(now).cell(EVERYBODY), before.month(then).cell(EVERYBODY)),
        )
        for now, then in zip(told.months, before.months, strict=True)
    )
    columns = (
        Column("now", "This period", Unit.CONTACTS),
        Column("before", "A year before", Unit.CONTACTS),
    )
    busiest = max(rows, key=lambda row: shown(replace(row, cells=row.cells[:1])))
    most = shown(replace(busiest, cells=busiest.cells[:1]))
    table = Table(
        "months", "Contacts by month", f"{busiest.label} was busiest: {most:,.0f} contacts",
        BY_CODE["contacts"].definition, "1", "Month", columns, rows,
        Picture.LINES if len(rows) > 2 else Picture.NONE,
    )  # fmt: skip
    return Section("months", "Contacts by month", (), (table,))


def of(
    code: str, heading: str, *tables: str, picture: Picture = Picture.BARS
) -> Callable[[Told, Told], Section]:
    """A block that shows published tables as they are."""

    def block(told: Told, _: Told) -> Section:
        made = tuple(whole_table(BY_CODE[one], told, picture) for one in tables)
        return Section(code, heading, (), made)

    return block


def violence(told: Told, _: Told) -> Section:
    when = whole_table(BY_CODE["violence_when"], told, Picture.COLUMNS)
    others = (whole_table(BY_CODE[one], told) for one in
              ("violence_where", "violence_how", "violence_aware"))  # fmt: skip
    return Section("violence", "Violence", (), (when, *others))


def police(told: Told, _: Told) -> Section:
    """Ours beside theirs: their count is of whole days, ours of nights at the bus."""
    rows = tuple(
        Row(
            f"{one:%Y-%m}".replace("-", "_"),
            month_words(one),
            (
                told.month(one).cell("reason/violence"),
                exactly(Exactly(told.police[one]), Unit.TIMES)
                if one in told.police
                else NOT_COUNTED,
            ),
        )
        for one in told.months
    )
    columns = (
        Column("bus", "At the bus", Unit.CONTACTS),
        Column("police", "Police record", Unit.TIMES),
    )
    table = Table(
        "against_police", "Violence at the bus and recorded by the police",
        "How violence moved at the bus and in police records",
        f"Police: {crime.VIOLENCE} in the town centre.", "1", "Month", columns, rows,
        Picture.LINES if len(rows) > 2 and told.police else Picture.NONE,
        (crime.CAUTION, crime.ATTRIBUTION),
    )  # fmt: skip
    return Section("police", "Beside police figures", (), (table,))


def worth(told: Told, _: Told) -> Section:
    """Money as a range, each line with its number, its price and the price's year."""
    columns = tuple(
        Column(one, one.capitalize(), Unit.POUNDS) for one in ("low", "central", "high")
    )
    costs, found = told.costs, []
    for code, name, kpi, cost in (
        ("ambulance", "Ambulance call-outs", "K6", costs.ambulance),
        ("ae", "A&E attendances", "K7", costs.ae),
    ):
        counts = KPIS[kpi].cells(told)
        numbers = " / ".join(
            f"{one.value:g}" if isinstance(one, Released) else "[x]" for one in counts
        )
        price = f"× £{cost.pounds:.2f} ({cost.code}, {cost.price_year})"
        cells = tuple(times(one, cost.pounds) for one in counts)
        found.append(Row(code, f"{name}, {numbers} {price}", cells))
    cost_of = told.exactly("nights_opened") or 0
    whole = exactly(Exactly(cost_of * costs.night), Unit.POUNDS)
    found += [
        Row("gross", "Gross", KPIS["K8"].cells(told)),
        Row("running", f"Running cost, {cost_of} nights × £{costs.night:,.0f}", (whole,) * 3),
        Row("net", "Net: gross less running cost", KPIS["K9"].cells(told)),
    ]
    table = Table(
        "worth", "Call-outs and attendances avoided, in money", "",
        BY_CODE["avoided_sure"].definition, "1", "Line", columns, tuple(found),
    )  # fmt: skip
    return Section("worth", "What it may have saved", (CAUTION,), (table,))


def under_18(told: Told, _: Told) -> Section:
    """A coarser band is the sum of published ones, never counted again."""
    young = told.cell("age/u16", "age/16-17")
    rows = (
        Row("under_18", "Under 18", (young,)),
        Row("vulnerable_adult", "Adults at risk", (told.cell("vulnerable/adult_at_risk"),)),
        Row("rough_sleeper", "Sleeping rough", (told.cell("vulnerable/rough_sleeper"),)),
    )
    table = Table("safeguarding", "Young and at risk", "", "Sums of published categories.",
                  "1", "Who", (CONTACTS,), rows)  # fmt: skip
    part = share(young, told.cell(EVERYBODY))
    words = (
        (f"Under 18: {part.value:.0f} per cent of contacts.",)
        if isinstance(part, Released)
        else ()
    )
    return Section("safeguarding", "Young people and people at risk", words, (table,))


Block = Callable[[Told, Told], Section]
BLOCKS: Mapping[str, tuple[str, Block]] = {
    "nights": ("Nights, hours and things given out", nights),
    "key_figures": ("Key figures K1 to K16", key_figures),
    "months": ("Contacts by month against last year", by_month),
    "half_hours": (
        "Contacts by half hour across the night",
        of("half_hours", "Across the night", "half_hour", picture=Picture.COLUMNS),
    ),
    "reasons": ("Why people came", of("reasons", "Why people came", "reason")),
    "outcomes": ("How they left", of("outcomes", "How they left", "outcome")),
    "arrivals": ("How they came", of("arrivals", "How they came", "arrival")),
    "ages": ("Ages and genders", of("ages", "Who came", "age", "gender")),
    "alcohol": ("Alcohol", of("alcohol", "Alcohol", "alcohol")),
    "violence": ("Violence: when, where, how, police aware", violence),
    "police": ("Police figures beside ours", police),
    "calls": ("Calls to the crew", of("calls", "Calls to the crew", "call")),
    "clinical": (
        "Injuries and treatments",
        of("clinical", "Injuries and treatments", "injury", "treatment"),
    ),
    "referrals": ("Pointed on to", of("referrals", "Pointed on to", "referral")),
    "safeguarding": ("Young people and people at risk", under_18),
    "worth": ("Avoided call-outs in money", worth),
}


def standard(since: date) -> list[Pack]:
    """The five packs, as their partners expect them (domain.md §4)."""

    def pack(code: str, title: str, partner: str, cadence: Cadence, blocks: str) -> Pack:
        made = Pack(
            code=code, title=title, partner=partner, cadence=cadence, blocks=blocks.split(),
            since=since,
        )  # fmt: skip
        made.since = first_whole(since, made)
        return made

    return [
        pack("police", "Police and community safety report",
             "Essex Police and the Community Safety Partnership", Cadence.MONTH,
             "nights violence reasons arrivals calls police"),
        pack("council", "Night-time economy report", "Colchester City Council",
             Cadence.QUARTER, "nights key_figures months half_hours reasons outcomes alcohol "
             "safeguarding violence police"),
        pack("nhs", "Health report", "NHS Suffolk and North East Essex", Cadence.QUARTER,
             "nights clinical referrals ages outcomes alcohol worth"),
        pack("funder", "Report to our funders", "Our funders", Cadence.YEAR,
             "nights key_figures months reasons outcomes half_hours violence police worth"),
        pack("trustees", "Report to trustees", "The trustees of Open Road", Cadence.MONTH,
             "nights key_figures months reasons worth"),
    ]  # fmt: skip


def sections(blocks: Iterable[str], told: Told, before: Told) -> tuple[Section, ...]:
    return tuple(BLOCKS[one][1](told, before) for one in blocks if one in BLOCKS)


def new_pack(made: Pack, taken: Iterable[str]) -> Refusal | None:
    """Whether a pack typed by a person may be; it is due from its first whole period."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,20}", made.code):
        return Refusal("A short name is 2 to 21 small letters, digits and dashes.")
    if made.code in set(taken):
        return Refusal("There is a pack of that short name already.")
    if not made.blocks or any(one not in BLOCKS for one in made.blocks):
        return Refusal("Choose one block at least, of those shown.")
    return None
