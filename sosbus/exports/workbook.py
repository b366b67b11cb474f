"""A report as a workbook, before it is a file: cover, contents, notes, one table a sheet.

After the Analysis Function's guidance on releasing statistics in spreadsheets: text from A1
down, then one marked-up table with one row of headers; nothing merged, hidden or filtered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sosbus.released.rules import Cell, Mark, Missing, Released, Report, Table, Unit, Words
from sosbus.telling.rules import Telling, telling
from sosbus.wording.rules import (
    as_number,
    bounded_columns,
    clean,
    full_title,
    heads,
    marks_in,
    marks_of,
    tables_of,
    unique,
)

NOTES_HEAD = "Notes"
ONE_TABLE = "This sheet contains one table."


@dataclass(frozen=True)
class Number:
    value: int | float
    unit: Unit

    @property
    def look(self) -> str:
        """How a spreadsheet shows it; the number itself stays as it is."""
        if self.unit is Unit.PER_CENT:
            return "per_cent"
        if self.unit is Unit.POUNDS:
            return (
                "pence"
                if not isinstance(self.value, int) and abs(self.value) < 1000
                else "pounds"
            )
        if isinstance(self.value, int):
            return "whole"
        return "hundredths" if self.unit is Unit.NONE else "fraction"


Value = str | Number


@dataclass(frozen=True)
class Grid:
    """A sheet's one table."""

    name: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...]  # in letters
    goes_to_sheets: bool = False  # its first column names other sheets

    @property
    def figures(self) -> frozenset[int]:
        """The columns of numbers, which stand to the right."""
        return frozenset(
            at for row in self.rows for at, one in enumerate(row) if isinstance(one, Number)
        )


@dataclass(frozen=True)
class Sheet:
    name: str
    title: str
    lines: tuple[str, ...]  # a line that starts with # is a heading
    grid: Grid | None = None


def workbook(report: Report) -> list[Sheet]:
    told, tables = telling(report), tables_of(report)
    notes = numbered_notes(tables)
    sheets = [table_sheet(report, table, at, notes) for at, table in enumerate(tables, start=1)]
    return [cover(told), contents(sheets), notes_sheet(told, notes), *sheets]


def numbered_notes(tables: list[Table]) -> dict[str, int]:
    """Each different note has one number throughout."""
    texts = dict.fromkeys(text for table in tables for text in notes_of(table))
    return {text: at for at, text in enumerate(texts, start=1)}


def notes_of(table: Table) -> tuple[str, ...]:
    return (*table.notes, f"{table.definition} Definition {table.version}.")


def cover(told: Telling) -> Sheet:
    lines = [told.about, "# Main points", *told.main_points]
    for part in told.things_to_know:
        lines += [f"# {part.heading}", *part.words]
    lines += ["# About this release", *told.ends]
    return Sheet("Cover", f"{told.title}: {told.period}", cleaned(lines))


def contents(sheets: list[Sheet]) -> Sheet:
    rows = [("Notes", "Notes and shorthand"), *((one.name, one.title) for one in sheets)]
    head = ("Sheet", "What is in it")
    grid = Grid("contents", "Sheets of this workbook", head, tuple(rows), (14, 90), True)
    return Sheet("Contents", "Contents", (ONE_TABLE,), grid)


def notes_sheet(told: Telling, notes: dict[str, int]) -> Sheet:
    rows = [(f"[note {at}]", clean(text)) for text, at in notes.items()]
    rows += [(mark, clean(meaning)) for mark, meaning in told.shorthand if mark[0] == "["]
    grid = Grid(
        "notes", "Notes and shorthand", ("Mark", "What it means"), tuple(rows), (14, 100)
    )
    return Sheet("Notes", "Notes and shorthand", (ONE_TABLE,), grid)


def table_sheet(report: Report, table: Table, at: int, notes: dict[str, int]) -> Sheet:
    marked = " ".join(f"[note {notes[text]}]" for text in notes_of(table))
    lines = [ONE_TABLE, *how_to_read(table), f"Source: {table.source}."]
    title = f"Table {at}: {full_title(report, table)} {marked}"
    grid = grid_of(table, at, clean(title))
    return Sheet(f"Table_{at}", clean(title), cleaned(lines), grid)


def how_to_read(table: Table) -> list[str]:
    told = []
    if bounded_columns(table):
        told.append(
            "Each figure in fives has beside it the least and the most it can stand for. "
            "A 0 can be up to the most beside it."
        )
    if marks := marks_in([table]):
        written = ", ".join(f"[{mark}]" for mark in marks)
        told.append(f"Shorthand is used in this table: {written}. The sheet Notes explains it.")
    return told


def grid_of(table: Table, at: int, about: str) -> Grid:
    bounded = bounded_columns(table)
    noted = any(marks_of(cell) for row in table.rows for cell in row.cells)
    head = [table.stub]
    for place, name in enumerate(heads(table)):
        head += [name, f"{name}, at least", f"{name}, at most"] if place in bounded else [name]
    rows = [
        (
            clean(row.label),
            *(
                value
                for place, cell in enumerate(row.cells)
                for value in values(cell, place in bounded)
            ),
            *([notes_beside(table, row.cells)] if noted else []),
        )
        for row in table.rows
    ]
    head = unique(cleaned([*head, *([NOTES_HEAD] if noted else [])]))
    long = max([len(table.stub), *(len(row.label) for row in table.rows)])
    widths = (min(60, max(14, long + 2)), *(wide(rows, at) for at in range(1, len(head))))
    rows = rows or [("No rows", *(f"[{Mark.NOT_APPLICABLE}]" for _ in head[1:]))]
    name = re.sub(r"\W", "_", f"table_{at}_{table.code}", flags=re.ASCII)
    return Grid(name, about, tuple(head), tuple(rows), widths)


def wide(rows: Sequence[Sequence[Value]], at: int) -> int:
    """Words have room to be read; a mark in the place of a figure needs no more than one."""
    told = [one for row in rows if isinstance(one := row[at], str)]
    return min(40, max(16, *map(len, told))) if told else 16


def values(cell: Cell | Words, bounded: bool) -> list[Value]:
    """Where there is no figure there are no bounds, for the same reason."""
    if isinstance(cell, Words):
        return [clean(cell.text)]
    if isinstance(cell, Missing):
        return [f"[{cell.why}]"] * (3 if bounded else 1)
    told = (cell.value, cell.at_least, cell.at_most) if bounded else (cell.value,)
    return [Number(as_number(one), cell.unit) for one in told]


def notes_beside(table: Table, cells: Sequence[Cell | Words]) -> str:
    """A number stays a number: its marks go to the last column, by name of their own."""
    marked = [
        (column.label, " ".join(f"[{mark}]" for mark in cell.marks))
        for column, cell in zip(table.columns, cells, strict=True)
        if isinstance(cell, Released) and cell.marks
    ]
    if len(table.columns) == 1:
        return " ".join(marks for _, marks in marked) or "No notes"
    return clean("; ".join(f"{label} {marks}" for label, marks in marked)) or "No notes"


def cleaned(lines: list[str]) -> tuple[str, ...]:
    return tuple(clean(line) for line in lines)
