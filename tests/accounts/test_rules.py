"""Money and promises of one small month, each number worked out on paper first.

April 2026: 9 nights opened at £1,500 are £13,500. 300 hours and 30 minutes at £12.21 are
£3,669.11. £20,000 were given and £21,000.50 spent. Hires brought £640.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sosbus.accounts import rules
from sosbus.money.rules import Beside
from sosbus.money.tables import Grant, Reserve
from sosbus.released.rules import Missing
from tests.kpis.test_worked_by_hand import TOLD

APRIL, LAST = date(2026, 4, 1), date(2026, 4, 30)
GRANT = Grant(
    funder="A fund", first_day=APRIL, last_day=LAST, given=Decimal(20_000),
    spent=Decimal("21000.50"), nights=10, contacts=250, volunteers=None,
    story="A taxi marshal rang us.\nTwo friends got home.",
)  # fmt: skip
BESIDE = Beside(
    (GRANT,), Reserve(held_on=date(2026, 3, 31), pounds=Decimal(41_250)), Decimal(640), 37,
    ("Ring the hospital before a lift.",),
)  # fmt: skip
ALL = replace(TOLD, beside=BESIDE)


def values(section, table=0):
    return {
        row.code: [None if isinstance(one, Missing) else one.value for one in row.cells]
        for row in section.tables[table].rows
    }


def test_what_was_promised_stands_beside_what_was_delivered():
    section = rules.promised(ALL, TOLD)
    assert values(section) == {
        "nights": [10, 9],
        "contacts": [250, 200],
        "volunteers": [None, 37],
    }
    assert values(section, 1) == {"given": [20_000], "spent": [21_000.5], "left": [-1000.5]}


def test_contacts_delivered_are_told_in_fives_like_everywhere():
    [row] = [one for one in rules.promised(ALL, TOLD).tables[0].rows if one.code == "contacts"]
    assert (row.cells[1].at_least, row.cells[1].at_most) == (196, 204)


def test_no_grant_for_these_days_is_said_and_is_no_promise_of_nothing():
    section = rules.promised(TOLD, TOLD)
    assert section.tables == () and section.words == (rules.NO_GRANT,)


def test_two_grants_are_two_tables_each_with_its_own_name_in_the_files():
    two = replace(ALL, beside=replace(BESIDE, grants=(GRANT, GRANT)))
    codes = [one.code for one in rules.promised(two, TOLD).tables]
    assert codes == ["promised", "spending", "promised_2", "spending_2"]


def test_hours_are_worth_what_the_wage_named_makes_them():
    section = rules.volunteers(ALL, TOLD)
    assert values(section) == {"active": [37], "hours": [300.5], "worth": [3669.11]}
    assert "£12.21" in section.tables[0].rows[2].label
    assert "April 2025" in section.tables[0].rows[2].label


def test_hires_stand_against_running_cost_beside_the_newest_reserve():
    assert values(rules.hire(ALL, TOLD)) == {
        "hire_income": [640],
        "running_cost": [13_500],
        "difference": [-12_860],
        "reserve": [41_250],
    }
    assert values(rules.hire(TOLD, TOLD))["difference"] == [None]


def test_the_story_and_the_lessons_are_told_in_their_own_words():
    assert rules.story(ALL, TOLD).words == ("A taxi marshal rang us.", "Two friends got home.")
    assert rules.lessons(ALL, TOLD).words == ("Ring the hospital before a lift.",)
    assert rules.story(TOLD, TOLD).words and rules.lessons(TOLD, TOLD).words
