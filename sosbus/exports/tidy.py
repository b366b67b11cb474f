"""The CSV: every figure of a report as one tidy table, for programs before people."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sosbus.released.rules import Released, Report, Words
from sosbus.wording.rules import as_number, ascii_only, marks_of, never_a_formula, tables_of

Value = str | int | float
WORDS = "words"
KEY = ("table", "category", "measure")
COLUMNS: Mapping[str, str] = {
    "release": "integer",
    "version": "integer",
    "period": "string",
    "period_start": "date",
    "period_end": "date",
    "table": "string",
    "category": "string",
    "category_label": "string",
    "measure": "string",
    "measure_label": "string",
    "value": "number",
    "unit": "string",
    "at_least": "number",
    "at_most": "number",
    "note": "string",
}


def columns(report: Report) -> Mapping[str, str]:
    """A report that tells in words too has a column for them."""
    return {**COLUMNS, WORDS: "string"} if has_words(report) else COLUMNS


def has_words(report: Report) -> bool:
    rows = (row for table in tables_of(report) for row in table.rows)
    return any(isinstance(cell, Words) for row in rows for cell in row.cells)


def rows(report: Report) -> Iterator[list[Value]]:
    """A row a cell. A nought stays 0, so that sums work; its bounds say what it can be."""
    period = [report.period_code, str(report.first), str(report.last)]
    worded = has_words(report)
    for table in tables_of(report):
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                value: list[Value] = ["", str(column.unit), "", ""]
                if isinstance(cell, Released):
                    least, most = as_number(cell.at_least), as_number(cell.at_most)
                    value = [as_number(cell.value), str(cell.unit), least, most]
                yield [
                    report.number,
                    report.version,
                    *period,
                    table.code,
                    *(row.code, row.label),
                    *(column.code, column.label),
                    *value,
                    " ".join(f"[{mark}]" for mark in marks_of(cell)),
                    *([cell.text if isinstance(cell, Words) else ""] if worded else []),
                ]


def tidy(report: Report) -> bytes:
    return csv_of(list(columns(report)), rows(report))


def csv_of(head: Sequence[str], lines: Iterable[Sequence[Value]]) -> bytes:
    """RFC 4180: CR LF, quotes where needed, and no word that a spreadsheet would run."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([plain(one) for one in line] for line in lines)
    return kept.getvalue().encode("ascii")


def plain(value: Value) -> Value:
    return never_a_formula(ascii_only(value)) if isinstance(value, str) else value
