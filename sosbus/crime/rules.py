"""Reading police.uk street-level files: counts out, or a sentence that names the row.

Facts about these files: anti-social behaviour has no crime id, and many of its rows are
alike, so nothing is ever counted once because it looks the same; a month is all they tell
of when; the same month may be published again later with other outcomes. Files of Suffolk and
of the railway police hold a few rows in Colchester: only Essex Police's own rows are taken, or
those few would take the place of Essex's counts for the whole month and area.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field

from sosbus.base.refusal import Refusal

COLUMNS = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
]
VIOLENCE = "Violence and sexual offences"
ANTI_SOCIAL = "Anti-social behaviour"
CRIME_TYPES = frozenset(
    {
        ANTI_SOCIAL,
        "Bicycle theft",
        "Burglary",
        "Criminal damage and arson",
        "Drugs",
        "Other crime",
        "Other theft",
        "Possession of weapons",
        "Public order",
        "Robbery",
        "Shoplifting",
        "Theft from the person",
        "Vehicle crime",
        VIOLENCE,
    }
)
FORCE = "Essex Police"
TOWN_CENTRE = "E01021649"  # Colchester 007D, by the areas of the 2011 census
# Recent files use the areas of 2021, where 007D became 007F and 007G. Never add these to the
# old one for the same month: they are the same streets.
TOWN_CENTRE_2021 = ("E01035157", "E01035158")
FIRST_MONTH = "2010-12"
ATTRIBUTION = (
    "Contains public sector information from data.police.uk, licensed under the Open "
    "Government Licence v3.0."
)
CAUTION = (
    "Police figures are for whole calendar months at all hours of day and night, in one area "
    "of the town centre (LSOA Colchester 007D, since 2021 007F and 007G). They are not "
    "night-time figures and cannot be matched line by line with the bus's nights."
)
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
LSOA = re.compile(r"[EW][0-9]{8}")


@dataclass
class Crimes:
    """What a file holds: counts by month, area and type, and the rows that have no area."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    rows: int = 0
    without_area: int = 0

    def add(self, month: str, lsoa: str, crime_type: str) -> None:
        self.rows += 1
        if lsoa:
            self.counts[month, lsoa, crime_type] += 1
        else:
            self.without_area += 1

    @property
    def months(self) -> list[str]:
        return sorted({month for month, _, _ in self.counts})

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The months and areas this file is the whole truth about."""
        return {(month, lsoa) for month, lsoa, _ in self.counts}


def read_crimes(raw: bytes, until: str = "2099-12") -> Crimes | Refusal:
    """Count a file's crimes. Columns may stand in any order; a byte-order mark is ignored.

    Give this month as `until`: no crime is published before it happened.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        row = raw.count(b"\n", 0, wrong.start) + 1
        return Refusal(f"Row {row} is not UTF-8 text. Is this a police.uk CSV file?")
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return counted(lines, until)
    except csv.Error:
        return Refusal(f"Row {lines.line_num} has a quotation mark that never closes.")


def counted(lines: "csv._reader", until: str) -> Crimes | Refusal:  # type: ignore[name-defined]
    header = next(lines, None)
    if header is None:
        return Refusal("Row 1 is missing: the file is empty.")
    if sorted(header) != sorted(COLUMNS):
        return Refusal(f"Row 1 is not the police.uk header: {wrong_header(header)}.")
    at = {name: header.index(name) for name in COLUMNS}
    crimes, first_seen = Crimes(), dict[tuple[str, ...], int]()
    for row in lines:
        number = lines.line_num
        if refused := wrong_row(row, header, at, number, until):
            return refused
        if (
            row[at["Crime ID"]]
            and (early := first_seen.setdefault(tuple(row), number)) != number
        ):
            return Refusal(f"Row {number} is row {early} again, the same crime.")
        crimes.add(row[at["Month"]], row[at["LSOA code"]], row[at["Crime type"]])
    if not crimes.counts:
        return Refusal("Row 2 is missing, or neither it nor any row after it has an LSOA code.")
    return crimes


def wrong_header(header: list[str]) -> str:
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        return f"“{missing[0]}” is missing"
    return "a column stands in it twice, or is not one of the twelve"


def wrong_row(
    row: list[str], header: list[str], at: dict[str, int], number: int, until: str
) -> Refusal | None:
    if len(row) != len(COLUMNS):
        return Refusal(
            f"Row {number} has {len(row)} fields instead of 12: is the file cut off?"
        )
    if [name.removeprefix("\ufeff") for name in row] == header:
        return Refusal(
            f"Row {number} is the header again: two files joined? Give them one by one."
        )
    if row[at["Reported by"]] != FORCE:
        return Refusal(
            f"Row {number} is not reported by {FORCE}, whose figures alone are kept."
        )
    month = row[at["Month"]]
    if not MONTH.fullmatch(month) or not FIRST_MONTH <= month <= until:
        return Refusal(
            f"Row {number} has no month like 2018-01, from {FIRST_MONTH} to {until}."
        )
    if row[at["LSOA code"]] and not LSOA.fullmatch(row[at["LSOA code"]]):
        return Refusal(f"Row {number} has no area code like {TOWN_CENTRE}.")
    if row[at["Crime type"]] not in CRIME_TYPES:
        return Refusal(f"Row {number} has a crime type that police.uk does not use.")
    return None
