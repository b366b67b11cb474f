"""A cell in words, the title above a table, and what the letters in square brackets mean."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from sosbus.released.rules import Cell, Mark, Missing, Released, Report, Table, Unit, Words

LEGEND: Mapping[Mark, str] = {
    Mark.NOT_AVAILABLE: "Not available: nothing was recorded, or it is held back.",
    Mark.NOT_APPLICABLE: "Not applicable: there can be no figure here.",
    Mark.BREAK: "Break in the series: not to be compared with what stands before it.",
    Mark.PROVISIONAL: "Provisional: may change when late records are in.",
    Mark.REVISED: "Revised since it was first released.",
    Mark.ESTIMATE: "An estimate, judged and not counted.",
    Mark.REST: "The rest: the total less the other rows, with no counter of its own.",
    Mark.NOT_KNOWN: "Not known: the source does not say. It is not nought.",
    Mark.ABOUT: "About: the source gives it as approximate.",
}
TYPOGRAPHY = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "£": "GBP ",
        "…": "...",
    }
)


def said(cell: Cell | Words) -> str:
    """1,234, or under 5, or £5,004 [e], or [x]; words as they are"""
    if isinstance(cell, Words):
        return cell.text
    if isinstance(cell, Missing):
        return f"[{cell.why}]"
    written = under(cell) if is_unseen(cell) else number(cell.value, cell.unit)
    return " ".join([written, *(f"[{mark}]" for mark in cell.marks)])


def is_unseen(cell: Cell | Words) -> bool:
    """A nought that may be a few contacts: their counter has not clicked."""
    if not isinstance(cell, Released) or cell.unit is not Unit.CONTACTS:
        return False
    return cell.value == 0 and is_bounded(cell)


def under(cell: Released) -> str:
    return f"under {number(cell.at_most + 1, cell.unit)}"


def number(value: float, unit: Unit) -> str:
    """Thousands with a comma, one decimal at most, two where there is no unit, and pence
    only where pounds are few."""
    size = abs(value)
    if unit is Unit.PER_CENT:
        written = f"{size:.0f}%"
    elif unit is Unit.POUNDS:
        written = f"£{size:,.2f}" if size < 1000 and not is_whole(size) else f"£{size:,.0f}"
    elif unit is Unit.NONE and not is_whole(size):
        written = f"{size:,.2f}".rstrip("0")
    else:
        written = f"{size:,.0f}" if is_whole(size) else f"{size:,.1f}"
    return (
        f"−{written}" if value < 0 and any(one in "123456789" for one in written) else written
    )


def is_whole(value: float) -> bool:
    return float(value).is_integer()


def is_bounded(cell: Cell | Words) -> bool:
    return isinstance(cell, Released) and cell.at_least != cell.at_most


def between(cell: Cell | Words) -> str:
    """26 to 34: how far off the true number can be. Nothing for an exact figure."""
    if not isinstance(cell, Released) or not is_bounded(cell):
        return ""
    return f"{number(cell.at_least, cell.unit)} to {number(cell.at_most, cell.unit)}"


def bounded_columns(table: Table) -> frozenset[int]:
    """Which columns need their bounds beside them."""
    places = range(len(table.columns))
    return frozenset(
        at for at in places if any(is_bounded(row.cells[at]) for row in table.rows)
    )


def as_number(value: float) -> int | float:
    """A figure as a sheet keeps it: whole where it is whole."""
    return int(value) if is_whole(value) else round(value, 2)


def marks_of(cell: Cell | Words) -> tuple[Mark, ...]:
    if isinstance(cell, Words):
        return ()
    return (cell.why,) if isinstance(cell, Missing) else cell.marks


def marks_in(tables: Iterable[Table]) -> list[Mark]:
    """The marks that stand somewhere in these tables, in the order of the legend."""
    found = {
        mark
        for table in tables
        for row in table.rows
        for cell in row.cells
        for mark in marks_of(cell)
    }
    return [mark for mark in LEGEND if mark in found]


def heads(table: Table) -> list[str]:
    """Response time (minutes); without its unit where the title tells it for all columns."""
    told = len(units_of(table)) == 1
    return [
        one.label
        if told or one.unit is Unit.WORDS or one.unit in one.label.lower()
        else f"{one.label} ({one.unit})"
        for one in table.columns
    ]


def units_of(table: Table) -> list[Unit]:
    """In the order met. A row may have a unit of its own; its name then says which."""
    cells = (cell for row in table.rows for cell in row.cells)
    by_cell = {cell.unit for cell in cells if isinstance(cell, Released)}
    return list(dict.fromkeys([*(one.unit for one in table.columns), *sorted(by_cell)]))


def unique(names: Iterable[str]) -> list[str]:
    """No two the same, in small or large letters: a sheet's headers have to differ."""
    seen: set[str] = set()
    told = []
    for name in names:
        tried, again = name, 2
        while tried.lower() in seen:
            tried, again = f"{name} ({again})", again + 1
        seen.add(tried.lower())
        told.append(tried)
    return told


def full_title(report: Report, table: Table) -> str:
    """Number apart: what, in what unit, where and when."""
    units = units_of(table)
    whole = len(units) == 1 and units[0] is not Unit.WORDS
    named = whole and units[0] not in table.title.lower()
    what = f"{table.title} ({units[0]})" if named else table.title
    return f"{what}, {report.place}, {report.period}"


def day(when: date) -> str:
    """3 April 2026"""
    return f"{when.day} {when:%B %Y}"


def nights(report: Report) -> str:
    if report.nights_opened is None:
        return (
            f"Nights that began from {day(report.first)} to {day(report.last)}; "
            "on how many of them the bus was open is not known here."
        )
    noun = "night" if report.nights_opened == 1 else "nights"
    return (
        f"Nights that began from {day(report.first)} to {day(report.last)}; "
        f"the bus was open on {report.nights_opened} {noun}."
    )


def numbered(report: Report) -> str:
    """How a report is told from others."""
    if report.is_release:
        return f"Release {report.number}, version {report.version}"
    return f"As it stood on {day(report.released_at.date())}"


def tables_of(report: Report) -> list[Table]:
    return [table for section in report.sections for table in section.tables]


def clean(text: str) -> str:
    """On one line, and with nothing in it that is no letter: no tab, no NUL, no half a pair."""
    kept = (
        "".join(" " if unicodedata.category(one)[0] == "C" else one for one in text)
    ).split()
    return " ".join(kept)


def ascii_only(text: str) -> str:
    """What every reader of a CSV reads alike, with a byte order mark or without."""
    flat = unicodedata.normalize("NFKD", clean(text).translate(TYPOGRAPHY))
    return flat.encode("ascii", "ignore").decode()


def never_a_formula(text: str) -> str:
    """Words that a spreadsheet would run get an apostrophe before them (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
