"""The blocks about contacts: each makes one section of what was told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sosbus.base.words import month as month_words
from sosbus.contacts.tables import Kind, Outcome, WorstNews2
from sosbus.crime import rules as crime
from sosbus.exact.rules import EXACT, exact_value
from sosbus.kpis.rules import KPIS, cost_each
from sosbus.measures.rules import BY_CODE, EVERYBODY, HEAD
from sosbus.published.rules import Table as Measure
from sosbus.released.rules import (
    Cell,
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
from sosbus.told.rules import Told, share

CONTACTS = Column("contacts", "Contacts", Unit.CONTACTS)
NOT_COUNTED = Missing(Mark.NOT_AVAILABLE)
Block = Callable[[Told, Told], Section]


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
    return Row(plain(measure.rest), label, (less(whole, others),))


def less(whole: Cell, others: Cell) -> Cell:
    if isinstance(whole, Missing) or isinstance(others, Missing):
        return Missing(Mark.REST)
    return Released(
        max(0, whole.value - others.value),
        Unit.CONTACTS,
        max(0, whole.at_least - others.at_most),
        max(0, whole.at_most - others.at_least),
        (Mark.REST,),
    )


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


def kinds(told: Told, _: Told) -> Section:
    return Section("kinds", "Kinds of contact", (), (whole_table(BY_CODE["kind"], told),))


def clinical_care(told: Told, _: Told) -> Section:
    """Observations by band, head injuries, who went to hospital, and how care was kept up."""
    tables = (
        whole_table(BY_CODE["news2"], told),
        head_injuries(told),
        to_hospital(told),
        care(told),
    )
    return Section("clinical_care", "Care on the bus", (), tables)


def head_injuries(told: Told) -> Table:
    """Sums of published categories, never counted again."""
    series = [f"injury/{one}" for one in HEAD]
    rows = (
        Row("hospital", "Went to hospital", (told.cell(series[0]),)),
        Row("not_hospital", "Did not go", (told.cell(series[1]),)),
        Row("all", "All head injuries", (told.cell(*series),)),
    )
    return Table(
        "head_injury", "Head injuries", "", "Contacts whose main injury was to the head, by "
        "whether they went on to hospital.", "1", "Then", (CONTACTS,), rows,
    )  # fmt: skip


def to_hospital(told: Told) -> Table:
    ways = {
        "ambulance": ("By ambulance", Outcome.AMBULANCE_HOSPITAL),
        "our_lift": ("By our lift", Outcome.BUS_LIFT_HOSPITAL),
        "own_way": ("Their own way", Outcome.OWN_WAY_HOSPITAL),
    }
    rows = [
        Row(code, label, (told.cell(f"outcome/{one.value}"),))
        for code, (label, one) in ways.items()
    ]
    gone = told.cell(*(f"outcome/{one.value}" for _, one in ways.values()))
    left = Row(
        "not_conveyed", "Not to hospital (the rest)", (less(told.cell(EVERYBODY), gone),)
    )
    return Table(
        "to_hospital", "Conveyed to hospital, and not", "",
        "By how they left the bus, of all contacts.", "1", "Way", (CONTACTS,), (*rows, left),
    )  # fmt: skip


SCORED = tuple(
    f"news2/{one.value}" for one in WorstNews2 if one is not WorstNews2.READINGS_MISSING
)


def care(told: Told) -> Table:
    measured = told.cell(*SCORED, f"news2/{WorstNews2.READINGS_MISSING.value}")
    rows = (
        Row("news2_complete", "Observed with every reading, or a total (per cent)",
            (share(told.cell(*SCORED), measured),)),
        Row("looked_again", "Looked at again in time, K14 (per cent)",
            KPIS["K14"].cells(told)[:1]),
        Row("clinical_cost", "Running cost for each contact with the medic (pounds)",
            (cost_each(told, f"kind/{Kind.CLINICAL.value}"),)),
    )  # fmt: skip
    return Table(
        "care", "How care was kept up", "",
        "Shares are told of a hundred contacts or more. " + KPIS["K14"].definition,
        "1", "Figure", (Column("value", "Value", Unit.NONE),), rows,
    )  # fmt: skip


def drugs(told: Told, _: Told) -> Section:
    return Section("drugs", "Drugs", (), (whole_table(BY_CODE["drug"], told),))


def response(told: Told, _: Told) -> Section:
    """What the police ask beside the counts: did they know, and how soon did we come?"""
    rows = tuple(
        Row(one.id.lower(), f"{one.id} {one.title} ({one.unit})", (one.cells(told)[1],))
        for one in (KPIS["K12"], KPIS["K13"])
    )
    definitions = " ".join(f"{one}: {KPIS[one].definition}" for one in ("K12", "K13"))
    table = Table("response", "Known to the police, and how soon we came", "", definitions, "1",
                  "Figure", (Column("value", "Value", Unit.NONE),), rows)  # fmt: skip
    return Section("response", "Known to the police, and how soon we came", (), (table,))
