"""The rota and the hours as rows of a file, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.crews.tables import CrewLine
from sosbus.hours.tables import HourLine
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.rota.rules import NightCrew

RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
LONGEST = timedelta(days=1100)
ROTA = ("night_date", "opens_utc", "closes_utc", "hours", "status", "crew", "role", "name")
HOURS = (
    "night_date",
    "name",
    "role",
    "as_volunteer",
    "planned_minutes",
    "served_minutes",
    "roll_called",
    "correction",
    "reason",
)


def month_of(typed: str, today: date) -> date | Refusal:
    """The first of a month as it stands in an address; nothing is this month."""
    if not typed:
        return today.replace(day=1)
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", typed, re.ASCII):
        return Refusal("Give a month like 2026-11.")
    return date.fromisoformat(f"{typed}-01")


def last_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def span_of(first: str, last: str) -> tuple[date, date] | Refusal:
    try:
        one, other = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return Refusal("Give two dates like 2026-01-01.")
    if other < one:
        return Refusal("The last date is before the first.")
    if other - one > LONGEST:
        return Refusal("Give at most three years at a time.")
    return one, other


def plain(value: Any) -> str:
    """A cell that is only ever read as words, or as a number if it is one."""
    if isinstance(value, int):
        return str(value)  # what a correction takes off is -60, and can be added up
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(RUNS) else words


def csv_of(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180: commas, quotes where needed, lines that end in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([plain(one) for one in row] for row in rows)
    return out.getvalue()


def rota_rows(nights: Iterable[NightCrew]) -> Iterable[Sequence[Any]]:
    """A row a place, the free ones with no name."""
    for whole in nights:
        night = whole.night
        about = (
            night.night_date,
            f"{night.opens_at:%Y-%m-%dT%H:%MZ}",
            f"{night.closes_at:%Y-%m-%dT%H:%MZ}",
            f"{night.hours:g}",
            night.status.value if whole.is_published else "draft",
            "cancelled" if night.cancelled_at else whole.cover.words,
        )
        for line in whole.lines:
            for one in whole.crew:
                if one.sign_up.role is line.role:
                    yield (*about, line.role.label, one.person.name)
            for _ in range(whole.free(line)):
                yield (*about, line.role.label, "")


def hour_rows(lines: Iterable[tuple[HourLine, Night, Person]]) -> Iterable[Sequence[Any]]:
    for line, night, person in lines:
        yield (
            night.night_date,
            person.name,
            line.role.label,
            "yes" if line.as_volunteer else "no",
            line.planned_minutes,
            line.served_minutes,
            "yes" if line.roll_called else "no",
            "yes" if line.corrects_id else "no",
            line.reason,
        )


@dataclass(frozen=True)
class Printed:
    """A night as a row of the sheet that is pinned up: names by role."""

    whole: NightCrew
    names: dict[BusRole, list[str]]


def sheet(nights: Iterable[NightCrew]) -> tuple[list[BusRole], list[Printed]]:
    """The columns that some night has, and a row for each night."""
    some = list(nights)
    lines: list[CrewLine] = [line for whole in some for line in whole.lines]
    roles = [role for role in BusRole if any(line.role is role for line in lines)]
    rows = []
    for whole in some:
        names: dict[BusRole, list[str]] = {}
        for line in whole.lines:
            held = [x.person.name for x in whole.crew if x.sign_up.role is line.role]
            names[line.role] = held + [""] * whole.free(line)
        rows.append(Printed(whole, names))
    return roles, rows
