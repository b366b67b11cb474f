"""Steps, hours and money, without a database."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import pounds
from sosbus.hire import rules
from sosbus.hire.rules import TURNAROUND, clash, is_met, may_become, times_on
from sosbus.hire.tables import Hire, Purpose, RateCard, State, Vehicle
from sosbus.nights.tables import Night

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BUS = Vehicle(name="The bus")
NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)


def hire(starts=NOON, ends=None, state=State.BOOKED, **more):
    return Hire(
        organisation="Colne Road Safety Group",
        email="",
        phone="",
        purpose=Purpose.ROADS,
        vehicle_id=BUS.id,
        starts_at=starts,
        ends_at=ends or starts + 2 * HOUR,
        state=state,
        **more,
    )


def night(opens, closes=None, **more):
    when = (opens - 12 * HOUR).date()
    return Night(
        night_date=when,
        kind="weekly",
        opens_at=opens,
        closes_at=closes or opens + 6 * HOUR,
        **more,
    )


LEGAL = {
    ("enquiry", "booked"), ("enquiry", "turned_down"), ("enquiry", "cancelled"),
    ("booked", "done"), ("booked", "cancelled"), ("done", "invoiced"), ("invoiced", "paid"),
}  # fmt: skip


@pytest.mark.parametrize("was, wanted", list(product(State, State)))
def test_a_hire_goes_from_step_to_step_and_no_other_way(was, wanted):
    now = NOON + HOUR if wanted is State.DONE else NOON - HOUR
    refused = may_become(hire(state=was), wanted, now)
    assert (refused is None) == ((was.value, wanted.value) in LEGAL)
    assert refused is None or isinstance(refused, Conflict)


def test_nothing_is_booked_for_the_past_nor_done_before_it_began():
    assert may_become(hire(state=State.ENQUIRY), State.BOOKED, NOON)
    assert may_become(hire(), State.DONE, NOON - MINUTE)
    assert may_become(hire(), State.DONE, NOON) is None


@pytest.mark.parametrize(
    "day, hours",
    [
        (date(2026, 3, 6), 8),
        (date(2026, 3, 28), 8),
        (date(2026, 3, 29), 8),  # the clocks went forward before breakfast
        (date(2026, 10, 25), 8),
    ],
)
def test_a_working_day_is_as_long_as_it_is(day, hours):
    starts, ends = times_on(day, time(9), time(17))
    assert ends - starts == hours * HOUR


def test_a_day_begun_in_the_hour_that_comes_twice_is_longer():
    starts, ends = times_on(date(2026, 10, 25), time(0, 30), time(9))
    assert ends - starts == 9.5 * HOUR
    starts, ends = times_on(date(2026, 10, 25), time(1, 30), time(1, 30))
    assert ends - starts == HOUR
    starts, ends = times_on(date(2026, 3, 29), time(0, 30), time(9))
    assert ends - starts == 7.5 * HOUR


@pytest.mark.parametrize("starts, ends", [(time(1, 30), time(9)), (time(0), time(1, 59))])
def test_a_time_the_clocks_jump_over_is_refused(starts, ends):
    assert "clocks go forward" in times_on(date(2026, 3, 29), starts, ends)


def test_it_ends_after_it_starts():
    assert isinstance(times_on(date(2026, 3, 6), time(17), time(9)), Refusal)
    assert isinstance(times_on(date(2026, 3, 6), time(9), time(9)), Refusal)


@pytest.mark.parametrize(
    "ends, opens, free",
    [
        # 18:00 to 22:00, in winter and in summer
        (datetime(2026, 3, 6, 18, tzinfo=UTC), datetime(2026, 3, 6, 22, tzinfo=UTC), True),
        (datetime(2026, 3, 6, 18, 1, tzinfo=UTC), datetime(2026, 3, 6, 22, tzinfo=UTC), False),
        (datetime(2026, 7, 3, 17, tzinfo=UTC), datetime(2026, 7, 3, 21, tzinfo=UTC), True),
        # 23:00 to 03:00 while the clocks go back: five true hours
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC), True),
        # 22:00 to 02:00 while they go forward: three true hours, though the wall says four
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC), False),
        # 23:30 to 02:30 while they go back: four true hours, though the wall says three
        (
            datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
            True,
        ),
    ],
)
def test_the_four_hours_are_true_hours(ends, opens, free):
    found = clash(BUS, ends - HOUR, ends, [night(opens)], [])
    assert (found is None) == free


@given(starts=st.integers(-2000, 2000), length=st.integers(1, 900), lasts=st.integers(60, 840))
def test_a_hire_and_a_night_never_share_a_minute(starts, length, lasts):
    opens = datetime(2026, 3, 29, 22, tzinfo=UTC)
    one = night(opens, opens + lasts * MINUTE)
    at, until = opens + starts * MINUTE, opens + (starts + length) * MINUTE
    apart = until + TURNAROUND <= one.opens_at or at >= one.closes_at
    assert is_met(at, until, one) == (not apart)
    assert (clash(BUS, at, until, [one], []) is None) == apart


def test_a_cancelled_night_keeps_nobody_off():
    off = night(NOON, cancelled_at=NOON)
    assert clash(BUS, NOON, NOON + HOUR, [off], []) is None
    assert clash(BUS, NOON, NOON + HOUR, [night(NOON)], [])


def test_the_morning_after_is_free_from_the_close_on():
    one = night(datetime(2026, 3, 6, 22, tzinfo=UTC))
    assert clash(BUS, one.closes_at, one.closes_at + HOUR, [one], []) is None
    assert clash(BUS, one.closes_at - MINUTE, one.closes_at + HOUR, [one], [])


@pytest.mark.parametrize("state", list(State))
def test_only_a_booked_hire_has_the_vehicle(state):
    found = clash(BUS, NOON, NOON + HOUR, [], [hire(state=state)])
    assert (found is not None) == (
        state in {State.BOOKED, State.DONE, State.INVOICED, State.PAID}
    )


def test_a_vehicle_that_left_the_road_is_not_hired():
    gone = Vehicle(name="The old bus", does_nights=False, retired_on=date(2026, 3, 6))
    assert "left the road" in clash(gone, NOON, NOON + HOUR, [], [])
    day_before = NOON - 24 * HOUR
    assert clash(gone, day_before, day_before + HOUR, [], []) is None


def card(hour="45", mile="0.45", least="90"):
    return RateCard(
        name="A",
        per_hour=Decimal(hour),
        per_mile=Decimal(mile),
        at_least=Decimal(least),
        first_day=date(2026, 4, 1),
    )


@pytest.mark.parametrize(
    "minutes, miles, pounds",
    [
        (60, 0, "90"),  # the least
        (120, 0, "90"),
        (121, 0, "135"),  # an hour begun
        (120, 10, "94.50"),
        (360, 12, "275.40"),
        (120, None, None),  # its miles are not known, so neither is its charge
    ],
)
def test_what_a_hire_costs_to_the_penny(minutes, miles, pounds):
    one = hire(ends=NOON + minutes * MINUTE, miles=miles)
    assert rules.charge_for(card(), one) == (None if pounds is None else Decimal(pounds))


def test_without_a_charge_for_miles_they_need_not_be_known():
    assert rules.charge_for(card(mile="0"), hire()) == 90


def test_rates_hold_on_their_days():
    one = card()
    assert not rules.holds_on(one, date(2026, 3, 31)) and rules.holds_on(one, date(2099, 1, 1))
    one.last_day = date(2027, 3, 31)
    assert rules.holds_on(one, date(2027, 3, 31)) and not rules.holds_on(one, date(2027, 4, 1))


@pytest.mark.parametrize(
    "amount, words",
    [
        (None, "not known"),
        (Decimal(0), "£0"),
        (Decimal("1250.5"), "£1,250.50"),
        (Decimal(300), "£300"),
    ],
)
def test_money_in_words(amount, words):
    assert pounds(amount) == words


def test_a_night_says_which_hire_stands_in_its_way():
    one = night(NOON + 5 * HOUR)
    assert "Move that hire first" in rules.night_meets(one, [hire()])
    assert rules.night_meets(one, [hire(state=State.ENQUIRY)]) is None
    assert rules.night_meets(one, [hire(ends=NOON + HOUR)]) is None


def test_a_hire_is_typed_again_as_it_was():
    typed = rules.typed_from(hire(datetime(2026, 7, 3, 9, tzinfo=UTC), driver_id=uuid4()))
    assert (typed["day"], typed["starts"], typed["ends"]) == ("2026-07-03", "10:00", "12:00")
