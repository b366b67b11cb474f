"""What the NHS and the police ask beside plain counts, of one month worked out on paper."""

from dataclasses import replace
from datetime import date

from sosbus.blocks import rules
from sosbus.released.rules import Missing, Shown
from tests.kpis.test_worked_by_hand import TOLD

APRIL = date(2026, 4, 1)
MORE = {
    "news2/0-4": 95, "news2/one_three": 5, "news2/5-6": 5, "news2/7+": 0,
    "news2/readings_missing": 25, "injury/head_hospital": 20, "injury/head_not_hospital": 10,
    "kind/clinical": 100, "outcome/ambulance_hospital": 10, "outcome/bus_lift_hospital": 5,
    "outcome/own_way_hospital": 5,
}  # fmt: skip
CARE = replace(
    TOLD, shown={APRIL: TOLD.shown[APRIL] | {name: Shown(of) for name, of in MORE.items()}}
)


def cells(section, table):
    [found] = [one for one in section.tables if one.code == table]
    return {row.code: row.cells[0] for row in found.rows}


def test_head_injuries_are_told_by_whether_they_went_on_to_hospital():
    found = cells(rules.clinical_care(CARE, CARE), "head_injury")
    assert [one.value for one in found.values()] == [20, 10, 30]
    assert (found["all"].at_least, found["all"].at_most) == (22, 38)


def test_who_was_conveyed_and_who_was_not_add_up_to_all():
    found = cells(rules.clinical_care(CARE, CARE), "to_hospital")
    assert [one.value for one in found.values()] == [10, 5, 5, 180]


def test_every_band_is_told_and_how_many_sets_were_whole():
    section = rules.clinical_care(CARE, CARE)
    assert [one.value for one in cells(section, "news2").values()] == [95, 5, 5, 0, 25]
    care = cells(section, "care")
    assert care["news2_complete"].value == 81  # 105 of 130
    assert care["looked_again"].value == 92
    assert care["clinical_cost"].value == 135  # 13,500 ÷ 100
    few = cells(rules.clinical_care(TOLD, TOLD), "care")
    assert isinstance(few["news2_complete"], Missing)


def test_what_the_police_knew_is_told_with_how_soon_we_came():
    found = cells(rules.response(TOLD, TOLD), "response")
    assert [one.value for one in found.values()] == [25, 4]
