"""What stands beside the bus's figures in the council's report, in numbers known beforehand."""

from dataclasses import replace

from sosbus.alongside import rules
from sosbus.money.rules import Beside
from sosbus.released.rules import Missing, Words
from tests.kpis.test_worked_by_hand import TOLD

SOURCE = {"source": "The plan", "dated_on": "2026-04-01", "version": 1}
TARGET = SOURCE | {
    "measure": "Violent crime", "area": "Town centre", "period": "2026-27",
    "baseline": "2025-26", "now": -17.0, "about": False, "target": -5.0, "gap_points": 12.0,
    "status": "Beaten", "how": "reported", "baseline_count": None, "now_count": None,
    "index_planned": 95.0, "index_real": 95.0, "follows": False,
}  # fmt: skip
OBJECTIVE = SOURCE | {
    "objective": "Fewer hurt", "owner": "CDRP", "planned_end": "2027-03-31",
    "targets": [TARGET, TARGET | {"status": "Missed"}],
}  # fmt: skip
AROUND = {
    "targets": {"plans": [{"objectives": [OBJECTIVE]}], "groups": []},
    "night_economy": {"actions": [], "visits": []},
    "action_days": {"planned_in_year": 3, "days": [{}]},
    "panels": {"count": 15, "met": 13},
    "visits": 7,
    "with_residents": 3,
    "premises": 2,
}
COUNCIL = replace(TOLD, beside=Beside(around=AROUND, hires={"Youth work": 4, "Falls": 1}))


def cells(table):
    return {
        row.code: None if isinstance(row.cells[0], Missing) else row.cells[0].value
        for row in table.rows
    }


def test_a_target_is_told_with_its_gap_in_points_its_status_and_its_owner():
    [table] = rules.objectives(COUNCIL, TOLD).tables
    told = dict(zip([one.code for one in table.columns], table.rows[0].cells, strict=True))
    assert (told["now"].value, told["target"].value, told["gap_points"].value) == (-17, -5, 12)
    assert (told["status"], told["owner"]) == (Words("Beaten"), Words("CDRP"))


def test_visits_premises_days_and_panels_are_numbers():
    [table] = rules.night_economy(COUNCIL, TOLD).tables
    assert list(cells(table).values()) == [7, 3, 2, 1, 3, 13, 15]


def test_what_nobody_entered_is_not_nought():
    assert rules.objectives(TOLD, TOLD).words == (rules.NO_PLAN,)
    [table] = rules.night_economy(TOLD, TOLD).tables
    assert set(cells(table).values()) == {None}


def test_purple_flag_s_headings_are_filled_from_shown_figures_and_targets():
    [table] = rules.purple_flag(COUNCIL, TOLD).tables
    told = cells(table)
    assert (told["safely"], told["violence"], told["nights"]) == (75, 100, 9)
    assert (told["reached"], told["targets"]) == (1, 2)
    headings = {row.label.partition(":")[0] for row in table.rows}
    assert headings == {"Wellbeing", "Movement", "Appeal", "Place", "Policy"}


def test_hires_are_told_by_what_for():
    [table] = rules.hires(COUNCIL, TOLD).tables
    assert [(row.label, row.cells[0].value) for row in table.rows] == [
        ("Youth work", 4), ("Falls", 1),
    ]  # fmt: skip
    assert rules.hires(TOLD, TOLD).tables == ()
