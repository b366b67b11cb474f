"""Violence as a community safety analyst reads it: the fields of ISTV, a row a count.

Information Sharing to Tackle Violence (ISB 1594) asks for time, place and weapon of each
assault. We give no single assaults: each row counts a month's by one field, and says "All"
for the others.
"""

from collections.abc import Iterator, Mapping

from sosbus.exports.tidy import Value, csv_of
from sosbus.released.rules import Released, Report, Table
from sosbus.wording.rules import as_number, marks_of, tables_of

FIELDS: Mapping[str, str] = {
    "violence_when": "incident_time",
    "violence_where": "location_type",
    "violence_how": "assault_type",
    "violence_aware": "police_aware",
}
COLUMNS: Mapping[str, str] = {
    "incident_period": "string",
    "first_night": "date",
    "last_night": "date",
    "town": "string",
    **dict.fromkeys(FIELDS.values(), "string"),
    "assaults": "number",
    "at_least": "number",
    "at_most": "number",
    "note": "string",
}
KEY = tuple(FIELDS.values())


def istv(report: Report) -> bytes | None:
    """None when the report has nothing about violence, told as one count a row."""
    found = [
        table for table in tables_of(report) if table.code in FIELDS and len(table.columns) == 1
    ]
    return csv_of(list(COLUMNS), rows(report, found)) if found else None


def rows(report: Report, tables: list[Table]) -> Iterator[list[Value]]:
    lead = [report.period_code, str(report.first), str(report.last), report.place]
    for table in tables:
        for row in table.rows:
            split = {FIELDS[table.code]: row.label}
            cell = row.cells[0]
            value: list[Value] = ["", "", ""]
            if isinstance(cell, Released):
                value = [as_number(one) for one in (cell.value, cell.at_least, cell.at_most)]
            note = " ".join(f"[{mark}]" for mark in marks_of(cell))
            yield [*lead, *(split.get(name, "All") for name in KEY), *value, note]
