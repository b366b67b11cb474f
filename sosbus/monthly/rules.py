"""The one document a closed month is, and its shape as a sheet."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sosbus.base.calendar import next_month
from sosbus.exact.rules import EXACT, exact_value
from sosbus.figures.rules import bounds
from sosbus.measures.rules import (
    AVOIDED,
    CAUTION,
    LICENCE,
    LICENCE_ADDRESS,
    METHOD,
    TABLES,
    ZERO,
)
from sosbus.published.rules import Table

FILE_NAME = "sos-bus-figures-{month}"
COLUMNS: dict[str, Any] = {
    "period": "gYearMonth",
    "period_start": "date",
    "period_end": "date",
    "table": "string",
    "category": "string",
    "value": "number",
    "unit": "string",
    "at_least": "number",
    "at_most": "number",
    "note": "string",
}
HELD = "held over: the next month includes it"


def document(
    first: date,
    definitions: str,
    in_fives: Mapping[str, int | None],
    exactly: Mapping[str, int],
    police: Mapping[str, object],
) -> dict[str, object]:
    """A closed month as it is published: the one source of its page, JSON, CSV and terminal."""
    last = next_month(first) - timedelta(days=1)
    return {
        "month": f"{first:%Y-%m}",
        "period": {"first_night": str(first), "last_night": str(last)},
        "definitions_version": definitions,
        "method": list(METHOD),
        "licence": LICENCE,
        "exact": [
            {
                "figure": one.code,
                "label": one.label,
                "value": exact_value(one.code, exactly),
                "unit": one.unit,
                "definition": one.definition,
            }
            for one in EXACT
        ],
        "tables": [
            shown_table(table, in_fives)
            for table in TABLES
            if table not in dict(AVOIDED).values()
        ],
        "avoided": {
            "title": "Call-outs and attendances avoided",
            "definition": " ".join(
                [
                    *(table.definition for _, table in AVOIDED),
                    "Low: certain. High: certain or probable.",
                ]
            ),
            "caution": CAUTION,
            "ranges": [shown_range(code, table, in_fives) for code, table in AVOIDED],
        },
        "police": dict(police),
    }


def shown_table(table: Table, in_fives: Mapping[str, int | None]) -> dict[str, object]:
    return {
        "table": table.code,
        "title": table.title,
        "definition": table.definition,
        "rows": [
            shown_row(code, label, in_fives.get(table.series(code), 0))
            for code, label in table.categories.items()
        ],
    }


def shown_row(code: str, label: str, shown: int | None) -> dict[str, object]:
    if shown is None:
        return {"category": code, "label": label, "note": HELD} | nothing("contacts")
    least, most = bounds(shown)
    note = ZERO if shown == 0 else ""
    row = {"category": code, "label": label, "contacts": shown}
    return row | {"at_least": least, "at_most": most, "note": note}


def nothing(*figures: str) -> dict[str, object]:
    return dict.fromkeys((*figures, "at_least", "at_most"))


def shown_range(
    code: str, table: Table, in_fives: Mapping[str, int | None]
) -> dict[str, object]:
    """Low is what the medic was certain of, high what was probable too: from shown values."""
    label = table.title
    low = in_fives.get(table.series("certain"), 0)
    probable = in_fives.get(table.series("probable"), 0)
    if low is None or probable is None:
        return {"category": code, "label": label, "note": HELD} | nothing("low", "high")
    high = low + probable
    return {
        "category": code,
        "label": label,
        "low": low,
        "high": high,
        "at_least": bounds(low)[0],
        "at_most": bounds(high, 2)[1],
        "note": ZERO if high == 0 else "",
    }


def sheet(published: Mapping[str, Any]) -> list[list[str | float]]:
    """The month as one tidy table: our labels and whole numbers, nothing typed by anyone."""
    period = published["period"]
    lead = [published["month"], period["first_night"], period["last_night"]]
    rows: list[list[str | float]] = [list(COLUMNS)]
    for one in published["exact"]:
        value = one["value"]
        rows.append([*lead, "exact", one["figure"], value, one["unit"], value, value, ""])
    for table in published["tables"]:
        for row in table["rows"]:
            bounded = [
                row["contacts"],
                "contacts",
                row["at_least"],
                row["at_most"],
                row["note"],
            ]
            rows.append([*lead, table["table"], row["category"], *bounded])
    for one in published["avoided"]["ranges"]:
        for end in ("low", "high"):
            note = "estimate" if one[end] is not None else HELD
            bounded = [one[end], "contacts", one["at_least"], one["at_most"], note]
            rows.append([*lead, "avoided", f"{one['category']}_{end}", *bounded])
    return rows


def sheet_metadata(published: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the CSV: definitions, period, rule and licence (W3C CSVW)."""
    period, month_name = published["period"], published["month"]
    definitions = {one["figure"]: one["definition"] for one in published["exact"]}
    definitions |= {table["table"]: table["definition"] for table in published["tables"]}
    definitions["avoided"] = f"{published['avoided']['definition']} {CAUTION}"
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": f"{FILE_NAME.format(month=month_name)}.csv",
        "dc:title": f"Colchester SOS Bus, figures for {month_name}",
        "dc:license": {"@id": LICENCE_ADDRESS},
        "dc:rights": LICENCE,
        "dc:temporal": f"{period['first_night']}/{period['last_night']}",
        "dc:description": " ".join(published["method"]),
        "rdfs:comment": [f"{name}: {words}" for name, words in definitions.items()],
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": datatype}
                for name, datatype in COLUMNS.items()
            ],
            "primaryKey": ["table", "category"],
        },
    }
