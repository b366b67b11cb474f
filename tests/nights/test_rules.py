"""When nights are, and how long: the clocks change inside our Saturday shift."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.calendar import bank_holidays
from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights import rules
from sosbus.nights.tables import Kind, Night, Pattern, Reason, Status

TEN, FOUR = time(22), time(4)
WEEKLY = [Pattern(weekday=day, opens=TEN, closes=FOUR) for day in (4, 5)]
LONDON = ZoneInfo("Europe/London")


def night_of(night_date: date, opens: time = TEN, closes: time = FOUR) -> Night:
    made = rules.new_night(night_date, opens, closes, Kind.WEEKLY)
    assert isinstance(made, Night)
    return made


@pytest.mark.parametrize(
    ("night_date", "hours"),
    [
        (date(2008, 10, 25), 7),  # the first night of the service
        (date(2027, 3, 27), 5),
        (date(2027, 10, 30), 7),
        (date(2026, 3, 28), 5),
        (date(2026, 10, 24), 7),
        (date(2026, 12, 31), 6),
        (date(2028, 2, 29), 6),
        (date(2026, 3, 6), 6),
    ],
)
def test_hours_are_real_hours(night_date, hours):
    assert night_of(night_date).hours == hours


def test_only_clock_nights_are_not_six_hours():
    lengths = {
        night.hours: night.night_date
        for night in rules.pattern_nights(date(2026, 1, 1), date(2027, 12, 31), WEEKLY)
    }
    assert set(lengths) == {5, 6, 7}


@given(
    st.dates(date(2008, 10, 25), date(2040, 1, 1)),
    st.floats(0, 1, exclude_max=True),
)
def test_every_moment_of_a_night_belongs_to_its_evening(night_date, share):
    night = night_of(night_date)
    moment = night.opens_at + (night.closes_at - night.opens_at) * share
    assert rules.night_date_of(moment) == night_date
    noon, next_noon = rules.noon_to_noon(night_date)
    assert noon < night.opens_at < night.closes_at < next_noon


def test_half_past_one_belongs_to_the_night_before():
    assert rules.night_date_of(datetime(2026, 3, 7, 1, 30, tzinfo=UTC)) == date(2026, 3, 6)


def test_both_half_past_ones_of_october_belong_to_saturday():
    for fold in (0, 1):
        moment = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)
        assert rules.night_date_of(moment) == date(2026, 10, 24)


def test_a_time_that_the_clocks_jump_over_is_refused():
    refused = rules.new_night(date(2027, 3, 27), TEN, time(1, 30), Kind.ONE_OFF)
    assert isinstance(refused, Refusal)
    assert "no 01:30" in refused


def test_a_time_that_comes_twice_opens_first_and_closes_second():
    closes = night_of(date(2027, 10, 30), TEN, time(1, 30))
    assert closes.hours == 4.5
    opens = night_of(date(2027, 10, 30), time(1, 30), FOUR)
    assert opens.hours == 3.5


@pytest.mark.parametrize("closes", [TEN, time(21), time(12, 30)])
def test_a_night_closes_after_it_opens_within_fourteen_hours(closes):
    assert isinstance(rules.new_night(date(2026, 3, 6), TEN, closes, Kind.ONE_OFF), Refusal)


def test_a_financial_year_has_104_fridays_and_saturdays():
    nights = rules.pattern_nights(date(2025, 4, 1), date(2026, 3, 31), WEEKLY)
    assert len(nights) == 104
    assert {night.night_date.weekday() for night in nights} == {4, 5}


def test_the_sundays_before_a_bank_holiday():
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    found = [
        night.night_date
        for night in rules.holiday_nights(first, last, bank_holidays(first, last))
    ]
    assert found == [
        date(2026, 4, 5),
        date(2026, 5, 3),
        date(2026, 5, 24),
        date(2026, 8, 30),
        date(2026, 12, 27),
    ]


def test_one_night_a_date_and_none_into_another():
    here = [night_of(date(2026, 3, 6))]
    same = rules.new_night(date(2026, 3, 6), time(20), time(21), Kind.ONE_OFF, here)
    late = [night_of(date(2026, 3, 6), TEN, time(11))]
    into = rules.new_night(date(2026, 3, 7), time(12), time(20), Kind.ONE_OFF, late)
    assert isinstance(same, Conflict)
    assert isinstance(into, Night)


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(
    st.dates(date(2009, 1, 1), date(2040, 1, 1)), st.integers(1, 3), st.tuples(*[clocks] * 4)
)
def test_nights_of_different_dates_never_run_into_each_other(first, days, times):
    one = rules.new_night(first, *times[:2], Kind.ONE_OFF)
    two = rules.new_night(first + timedelta(days=days), *times[2:], Kind.ONE_OFF)
    if isinstance(one, Night) and isinstance(two, Night):
        assert one.closes_at <= two.opens_at
        assert timedelta() < one.closes_at - one.opens_at <= rules.LONGEST


def test_a_night_that_runs_into_another_is_refused():
    """No times that can be typed do this; a night moved by hand in the database might."""
    moved = night_of(date(2026, 3, 6))
    moved.closes_at += timedelta(days=1)
    refused = rules.new_night(date(2026, 3, 7), TEN, FOUR, Kind.ONE_OFF, [moved])
    assert isinstance(refused, Conflict)
    assert "runs into the night of Fri 6 Mar 22:00" in refused


def test_a_date_far_off_is_a_slip_of_the_pen():
    for far in (date.min, date(2007, 12, 31), date(2100, 1, 2), date.max):
        assert "between 2008 and 2100" in str(rules.is_too_long(far, far))
        assert isinstance(rules.new_night(far, TEN, FOUR, Kind.ONE_OFF), Refusal)


sane = st.dates(date(2008, 1, 1), date(2100, 1, 1))


@given(sane, sane)
def test_a_plan_runs_forward_and_at_most_two_years(first, last):
    refused = rules.is_too_long(first, last)
    assert (refused is None) == (0 <= (last - first).days <= rules.MOST_DAYS)


def test_a_night_opens_on_its_day_and_not_before_or_after():
    night = night_of(date(2026, 3, 6))
    assert rules.may_open(night, night.opens_at) is None
    assert "Too early" in str(rules.may_open(night, night.opens_at - timedelta(days=1)))
    assert "over" in str(rules.may_open(night, night.closes_at + timedelta(hours=9)))
    rules.cancel(night, Reason.WEATHER, night.opens_at)
    assert night.status is Status.CANCELLED
    assert "cancelled" in str(rules.may_open(night, night.opens_at))
    assert "cancelled" in str(rules.may_record(night))


def test_time_open_is_real_time_within_the_plan():
    night = night_of(date(2027, 10, 30))
    assert rules.minutes_open(night) == 0
    night.opened_at = night.opens_at - timedelta(minutes=30)
    night.closed_at = night.closes_at + timedelta(hours=5)
    assert rules.minutes_open(night) == 7 * 60
    night.closed_at = night.opens_at + timedelta(hours=2)
    assert rules.minutes_open(night) == 120


@given(st.datetimes(timezones=st.just(UTC)))
def test_only_the_half_hour_is_kept(moment):
    kept = rules.half_hour(moment)
    assert kept.minute in (0, 30)
    assert kept.second == kept.microsecond == 0
    assert timedelta() <= moment - kept < timedelta(minutes=30)
