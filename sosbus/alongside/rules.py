"""What a council reads beside the bus's figures: objectives, visits, Purple Flag's headings."""

from collections.abc import Iterable, Mapping
from typing import Any

from sosbus.kpis.rules import KPIS
from sosbus.measures.rules import VIOLENCE
from sosbus.released.rules import Cell, Column, Row, Section, Table, Unit
from sosbus.told.rules import Told, known
from sosbus.year_parts.rules import NIGHT_ECONOMY, TARGETS
from sosbus.year_tables.rules import tables

NO_PLAN = "No plan with targets for this year is entered."
VALUE = (Column("value", "Value", Unit.NONE),)
REACHED = ("Met", "Beaten")


def objectives(told: Told, _: Told) -> Section:
    """Each target with its baseline, where it stands, the gap and how the year ends for it."""
    part = told.beside.around.get("targets")
    made = tuple(tables(part, TARGETS[:1])) if part else ()
    return Section("objectives", "Objectives and targets", () if made else (NO_PLAN,), made)


def night_economy(told: Told, _: Told) -> Section:
    """Visits, premises, Days of Action and panels as numbers; the group's actions rated."""
    around = told.beside.around
    made = tuple(tables(around["night_economy"], NIGHT_ECONOMY[:1])) if around else ()
    return Section("night_economy", "The night-time economy", (), (numbers(around), *made))


def numbers(around: Mapping[str, Any]) -> Table:
    visits = around.get("visits")
    days, panels = around.get("action_days", {}), around.get("panels", {})
    rows = rows_of(
        ("visits", "Joint licensing visits in the period", visits),
        ("with_residents", "Of these, with residents", around.get("with_residents")),
        ("premises", "Premises named by five contacts or more, ever", around.get("premises")),
        ("days_held", "Days of Action held this year", held(days)),
        ("days_planned", "Days of Action planned this year", days.get("planned_in_year")),
        ("panels_met", "Neighbourhood Action Panels that met in the period", panels.get("met")),
        ("panels", "Neighbourhood Action Panels there are", panels.get("count")),
    )
    return Table(
        "around", "Visits, premises, Days of Action and panels", "",
        "As entered by Open Road. Which premises, the night-time economy group alone is told.",
        "1", "What", VALUE, rows, source="The programme's records",
    )  # fmt: skip


def held(days: Mapping[str, Any]) -> int | None:
    return len(days["days"]) if days else None


def rows_of(*some: tuple[str, str, int | None]) -> tuple[Row, ...]:
    return tuple(Row(code, label, (known(value, Unit.TIMES),)) for code, label, value in some)


def purple_flag(told: Told, _: Told) -> Section:
    """Evidence under the five headings a Purple Flag is judged by."""
    around = told.beside.around
    opened = known(told.exactly("nights_opened"), Unit.NIGHTS)
    standing = reached(around.get("targets") or {"plans": ()})
    lines: tuple[tuple[str, str, Cell], ...] = (
        ("safely", "Wellbeing: left safely, K11 (per cent)", KPIS["K11"].cells(told)[1]),
        ("violence", "Wellbeing: with violence (contacts)", told.cell(VIOLENCE)),
        ("got_home", "Movement: by taxi or our lift home (contacts)",
         told.cell("outcome/taxi", "outcome/bus_lift_home")),
        ("marshals", "Movement: calls from taxi marshals (contacts)",
         told.cell("call/taxi_marshal")),
        ("nights", "Appeal: nights the bus was there (nights)", opened),
        ("rough", "Place: sleeping rough (contacts)", told.cell("vulnerable/rough_sleeper")),
        ("doors", "Place: calls from door staff (contacts)", told.cell("call/door_staff")),
        ("reached", "Policy: targets met or beaten", known(standing[0], Unit.TIMES)),
        ("targets", "Policy: targets there are", known(standing[1], Unit.TIMES)),
    )  # fmt: skip
    table = Table(
        "purple_flag", "Evidence by the headings of Purple Flag", "",
        "Sums of published categories; targets as entered.", "1", "Heading", VALUE,
        tuple(Row(code, label, (cell,)) for code, label, cell in lines),
    )  # fmt: skip
    return Section("purple_flag", "Purple Flag", (), (table,))


def reached(part: Mapping[str, Any]) -> tuple[int, int]:
    targets = list(every_target(part))
    return sum(one["status"] in REACHED for one in targets), len(targets)


def every_target(part: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for plan in part["plans"]:
        for objective in plan["objectives"]:
            yield from objective["targets"]


def hires(told: Told, _: Told) -> Section:
    """What the bus was used for by day: organisations, and nobody of theirs."""
    rows = tuple(
        Row(f"p{at}", purpose, (known(times, Unit.TIMES),))
        for at, (purpose, times) in enumerate(told.beside.hires.items(), 1)
    )
    table = Table("hires", "Hires of the bus by day, by purpose", "", "Hires that took place.",
                  "1", "Purpose", VALUE, rows)  # fmt: skip
    words = () if rows else ("The bus was not hired.",)
    return Section("hires", "The bus by day", words, (table,) if rows else ())
