"""The year report: one document, told as page, JSON, files and terminal."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sosbus.figures.rules import bounds
from sosbus.measures.rules import DEFINITIONS, LICENCE
from sosbus.measures.rules import METHOD as MEASURED
from sosbus.periods.rules import Period, a_row_of, named
from sosbus.released.rules import Report, Row, Section, Table
from sosbus.releases.rules import CAUTIONS, CONTACT, PLACE, frozen
from sosbus.wording.rules import heads, said
from sosbus.year_tables.rules import sections

PACK = "programme"
FILE_NAME = f"sos-bus-{PACK}-{{year}}"
TO_READ = (("PDF", ".pdf"), ("Excel", ".xlsx"), ("OpenDocument", ".ods"))
DATA = (".csv", ".csv-metadata.json")
NIGHTS = "A night belongs to the day of its evening: that of 31 March is still in this year."
METHOD = (
    "Reported is a percentage somebody published, with no counts behind it here; counted is "
    "worked out from counts held here.",
    "Gaps are in percentage points. Percentages without counts are never averaged.",
    "What is not known is said so, and what is approximate says “about”.",
)
CORRECTED = "Each entry that was corrected says its version beside its source."
BLOCKS = ("nights", "months", "reasons", "outcomes")  # of the bus, beside the programme


def document(
    year: str, first: date, last: date, parts: Mapping[str, Any], bus: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "year": year,
        "period": {"first_day": str(first), "last_day": str(last), "nights": NIGHTS},
        "method": list(METHOD),
        **parts,
        "bus": dict(bus),
    }


def bus_figures(months: Iterable[Mapping[str, Any]], wanted: int) -> dict[str, Any]:
    """The bus's own figures of the year, from its published months alone. Counters carry on
    from month to month, so their sum is no further out than one month is."""
    held = list(months)
    contacts = sum(
        row["contacts"]
        for one in held
        for table in one["tables"]
        if table["table"] == "contacts"
        for row in table["rows"]
    )
    least, most = bounds(contacts)
    exact: dict[str, dict[str, Any]] = {}
    for month in held:
        for one in month["exact"]:
            kept = exact.setdefault(
                one["figure"], {"label": one["label"], "unit": one["unit"], "value": 0}
            )
            kept["value"] = round(kept["value"] + one["value"], 2)
    return {
        "months_published": len(held),
        "months_in_year": wanted,
        "contacts": contacts if held else None,
        "at_least": least if held else None,
        "at_most": most if held else None,
        "exact": exact,
    }


def as_report(
    told: Mapping[str, Any], bus: Sequence[Section], nights: int | None, today: date
) -> Report:
    """The year for the same files as the bus's own reports. As it stood on a day: the same
    entries make the same bytes all that day."""
    period = period_of(told["year"], date.fromisoformat(told["period"]["first_day"]))
    made = Report(
        number=0,
        version=1,
        pack=PACK,
        title="The programme around the bus",
        partner="the partners in the programme",
        place=PLACE,
        first=period.first,
        last=period.last,
        period=period.name,
        period_code=period.code,
        released_at=datetime.combine(today, time(), UTC),
        next_on=None,
        nights_opened=nights,
        main_points=main_points(told),
        sections=(*sections(told), the_bus(told, bus)),
        method=MEASURED if bus else (),
        held_back=(),
        changes=(CORRECTED,),
        cautions=(*METHOD, *(CAUTIONS if bus else ())),
        certificate={},
        definitions=DEFINITIONS,
        contact=CONTACT,
        licence=LICENCE,
    )
    return replace(made, sha256=hashlib.sha256(frozen(made).encode()).hexdigest())


def period_of(year: str, first: date) -> Period:
    """By its days: as the name of a period 2008-09 could be a month."""
    months = a_row_of(first, 12)
    return Period(year, named(months), months)


def main_points(told: Mapping[str, Any]) -> tuple[str, ...]:
    """What came of each target, and how much is known of the bus."""
    points = [
        f"{one['measure']}, {one['area']}, {one['period']}: {one['now_words']} against "
        f"a target of {one['target_words']}; {one['gap_words']}."
        for plan in told["targets"]["plans"]
        for objective in plan["objectives"]
        for one in objective["targets"]
        if one["now"] is not None
    ]
    none = f"What came of the targets of {told['year']} is not known."
    return (*(points or [none]), bus_words(told["bus"], told["year"]))


def bus_words(bus: Mapping[str, Any], year: str) -> str:
    if not bus["months_published"]:
        return f"No month of {year} is published here: the bus’s figures for it are not known."
    return (
        f"{bus['months_published']} of {bus['months_in_year']} months of the bus are "
        f"published: {bus['contacts']:,} contacts in them, at least {bus['at_least']:,}, at "
        f"most {bus['at_most']:,}."
    )


def the_bus(told: Mapping[str, Any], found: Sequence[Section]) -> Section:
    """The bus's blocks as one part of the year, beside the others."""
    tables = tuple(table for section in found for table in section.tables)
    return Section("bus", "The bus", (bus_words(told["bus"], told["year"]),), tables)


def lines(report: Report) -> list[str]:
    """The report for a terminal: every part, a line for each row."""
    told = [f"{report.title}, {report.period}", *report.main_points]
    for section in report.sections:
        told += ["", section.heading, *section.words]
        for table in section.tables:
            told.append(f"  {table.title}")
            told += [f"    {row.label}: {row_words(table, row)}" for row in table.rows]
    return told


def row_words(table: Table, row: Row) -> str:
    if len(row.cells) == 1:
        return said(row.cells[0])
    told = zip(heads(table), row.cells, strict=True)
    return "; ".join(f"{head}: {said(cell)}" for head, cell in told)
