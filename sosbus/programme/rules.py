"""The year report: one document, told as page, JSON, CSV and terminal."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sosbus.figures.rules import bounds
from sosbus.sources.rules import NOT_KNOWN, said

FILE_NAME = "sos-bus-programme-{year}"
NIGHTS = "A night belongs to the day of its evening: that of 31 March is still in this year."
METHOD = (
    "Reported is a percentage somebody published, with no counts behind it here; counted is "
    "worked out from counts held here.",
    "Gaps are in percentage points. Percentages without counts are never averaged.",
    "What is not known is said so, and what is approximate says “about”.",
)
RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
COLUMNS: dict[str, Any] = {
    "year": "string",
    "part": "string",
    "record": "integer",
    "field": "string",
    "value": "string",
    "source": "string",
    "dated_on": "date",
}


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


def sheet(report: Mapping[str, Any]) -> list[list[str]]:
    """The report as one tidy table: a row for each fact, and its source beside it."""
    rows = [list(COLUMNS)]
    lead = [report["year"]]
    for number, one in enumerate(targets_of(report), 1):
        rows += facts([*lead, "targets", str(number)], one)
    for part in dict(PARTS):
        rows += facts([*lead, part, "0"], of_the_year(report.get(part, {})))
    for part, name in PARTS:
        for number, one in enumerate(report.get(part, {}).get(name, []), 1):
            rows += facts([*lead, ALSO.get((part, name), name), str(number)], one)
    rows += facts([*lead, "bus", "1"], flat_bus(report["bus"]))
    return rows


PARTS = (
    ("targets", "groups"),
    ("assessments", "assessments"),
    ("assessments", "consultations"),
    ("assessments", "priorities"),
    ("panels", "panels"),
    ("panels", "priorities"),
    ("pilots", "pilots"),
    ("statements", "statements"),
    ("statements", "usual_nights"),
    ("action_days", "days"),
    ("night_economy", "visits"),
    ("night_economy", "actions"),
    ("partners", "partners"),
    ("partners", "commitments"),
    ("partners", "meetings"),
    ("partners", "funds"),
    ("partners", "risks"),
    ("hire", "months"),
    ("lessons", "lessons"),
)
ALSO = {("panels", "priorities"): "panel_priorities"}  # the name is another part's already
BESIDE = {"source", "dated_on"}


def of_the_year(part: Mapping[str, Any]) -> dict[str, Any]:
    """What a part says of the whole year, beside its records: record 0."""
    return {name: value for name, value in part.items() if not isinstance(value, list | dict)}


def targets_of(report: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for plan in report["targets"]["plans"]:
        for objective in plan["objectives"]:
            for one in objective["targets"]:
                first = {"objective": objective["objective"], "owner": objective["owner"]}
                yield first | {"planned_end": objective["planned_end"]} | one


def facts(lead: list[str], record: Mapping[str, Any]) -> list[list[str]]:
    beside = [cell(record.get("source", "")), str(record.get("dated_on", ""))]
    return [
        [*lead, name, cell(value), *beside]
        for name, value in record.items()
        if name not in BESIDE and not isinstance(value, dict)
    ]


def flat_bus(bus: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in bus.items() if name != "exact"} | {
        code: one["value"] for code, one in bus["exact"].items()
    }


def cell(value: Any) -> str:
    """A cell that is only ever read as words, or as a number if it is one."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "; ".join(cell(one) for one in value if not isinstance(one, dict))
    words = " ".join(str(value).split())
    return f"'{words}" if words.startswith(RUNS) else words


def sheet_metadata(report: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the CSV (W3C CSVW)."""
    name = FILE_NAME.format(year=report["year"])
    period = report["period"]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": f"{name}.csv",
        "dc:title": f"Colchester SOS Bus, the programme of {report['year']}",
        "dc:temporal": f"{period['first_day']}/{period['last_day']}",
        "dc:description": " ".join([*report["method"], period["nights"]]),
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": kind, "required": False}
                for name, kind in COLUMNS.items()
            ],
            "primaryKey": ["part", "record", "field"],
        },
    }


def lines(report: Mapping[str, Any]) -> list[str]:
    """The report for a terminal: targets first, then how much of the rest there is."""
    told = [f"The programme of {report['year']}"]
    for one in targets_of(report):
        told.append(
            f"{one['objective']}: {one['measure']}, {one['area']}, {one['period']}: target "
            f"{one['target_words']}, now {one['now_words']}, {one['gap_words']}"
        )
    told.append(f"Neighbourhood Action Panels: {said(report['panels']['count'])}")
    return told
