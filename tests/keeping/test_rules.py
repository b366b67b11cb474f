from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.contacts.tables import Reason
from sosbus.folding import rules as folding
from sosbus.keeping import rules
from sosbus.kept.rules import How, until_when
from sosbus.kept.tables import Step
from sosbus.nights.rules import half_hour

NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)


def test_a_step_that_never_ran_is_due():
    assert all(rules.is_due(step, None, NOON) for step in Step)


def test_a_step_is_due_once_a_day_of_the_town_and_wristbands_always():
    late = datetime(2026, 7, 1, 22, 50, tzinfo=UTC)  # 23:50 in Colchester
    assert not rules.is_due(Step.WEEK, late, late + timedelta(minutes=9))
    assert rules.is_due(Step.WEEK, late, late + timedelta(minutes=11))
    assert rules.is_due(Step.CLOSE, late, late)


def test_seven_days_after_friday_night_is_the_friday_after():
    assert rules.last_date(Step.WEEK, date(2026, 3, 13)) == date(2026, 3, 6)
    assert rules.last_date(Step.FOUR_WEEKS, date(2026, 4, 3)) == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2026, 12, 31), []), (date(2027, 1, 1), [date(2023, 12, 1)])],
)
def test_a_month_folds_when_its_last_night_is_three_years_old(today, due):
    december = date(2023, 12, 1)
    assert folding.months_due([december], {december}, today) == due


def test_a_month_whose_figures_are_not_final_waits():
    assert folding.months_due([date(2020, 1, 1)], set(), date(2030, 1, 1)) == []


@pytest.mark.parametrize(
    ("name", "value", "codes"),
    [
        ("gender", None, []),
        ("reasons", [Reason.PHONE, Reason.SHOES], ["phone", "shoes"]),
        ("kind", Reason.PHONE, ["phone"]),
        ("minutes_on_bus", 22, ["15"]),
        ("response_minutes", 4, ["5"]),
        ("half_hour", datetime(2026, 7, 1, 22, 30, tzinfo=UTC), ["23:30"]),
    ],
)
def test_what_an_answer_is_counted_as(name, value, codes):
    assert folding.counted_as(name, value) == codes


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_coarser_moment_is_no_coarser_the_second_time(moment):
    once = rules.coarser(How.HALF_HOUR, moment)
    assert once == rules.coarser(How.HALF_HOUR, once) == half_hour(moment) <= moment


@given(st.integers(0, 2000))
def test_minutes_are_quarters_and_stay_so(minutes):
    once = rules.coarser(How.QUARTER, minutes)
    assert once % 15 == 0 and abs(once - minutes) <= 7 or once - minutes == 8
    assert rules.coarser(How.QUARTER, once) == once


def test_the_page_says_each_thing_once_in_the_order_it_goes():
    said = until_when()
    assert list(said)[:3] == [one.label for one in list(Step)[:3]]
    for things in said.values():
        words = [one.what for one in things]
        assert len(words) == len(set(words))
