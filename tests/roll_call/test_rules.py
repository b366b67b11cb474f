"""The roll: legal moves only, marks from anywhere in any order, hours never more than true."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind, Night
from sosbus.roll_call import rules
from sosbus.roll_call.tables import RollMark, State

OPENS, CLOSES = datetime(2026, 3, 6, 22, tzinfo=UTC), datetime(2026, 3, 7, 4, tzinfo=UTC)
minutes = st.integers(-180, 12 * 60)


def mark(state: State, minute: int = 0, received: int = 0) -> RollMark:
    at = OPENS + timedelta(minutes=minute)
    return RollMark(
        id=uuid4(),
        night_id=uuid4(),
        sign_up_id=uuid4(),
        state=state,
        at=at,
        received_at=OPENS + timedelta(minutes=received),
    )


marks = st.lists(st.builds(mark, st.sampled_from(list(State)), minutes, minutes), max_size=9)


@given(marks)
def test_no_marks_in_any_order_ever_make_an_illegal_step(some):
    stand = rules.standing(some)
    states = [State.EXPECTED, *(one.state for one in stand.steps)]
    assert all(after in rules.MOVES[before] for before, after in pairwise(states))


@given(marks, st.randoms())
def test_the_order_they_are_sent_in_changes_nothing(some, rng):
    for one in some:
        one.received_at = OPENS  # apart from the tie that this breaks
    mixed = sorted(some, key=lambda _: rng.random())
    assert rules.standing(mixed).state == rules.standing(some).state


@given(marks)
def test_nobody_is_credited_more_than_the_night_nor_less_than_nothing(some):
    assert timedelta() <= rules.served(some, OPENS, CLOSES) <= CLOSES - OPENS


@pytest.mark.parametrize(
    ("some", "hours"),
    [
        ([], 0),
        ([mark(State.NO_SHOW, 30)], 0),
        ([mark(State.ARRIVED, 20)], 6),
        ([mark(State.LATE, 60)], 5),
        ([mark(State.ARRIVED, -20), mark(State.LEFT_EARLY, 120)], 2),
        ([mark(State.ARRIVED, 0), mark(State.STOOD_DOWN, 180)], 3),
        ([mark(State.ARRIVED, 0), mark(State.LEFT, 9 * 60)], 6),
        ([mark(State.NO_SHOW, 0), mark(State.LATE, 90)], 4.5),
        ([mark(State.LATE, -30)], 6),
    ],
)
def test_time_served(some, hours):
    assert rules.served(some, OPENS, CLOSES) == timedelta(hours=hours)


def test_taking_back_takes_one_step_back():
    some = [mark(State.ARRIVED, 0), mark(State.LEFT_EARLY, 10), mark(State.UNDO, 11)]
    assert rules.standing(some).state is State.ARRIVED
    assert rules.standing([*some, mark(State.UNDO, 12)]).state is State.EXPECTED


def test_what_does_not_fit_is_kept_aside_and_told():
    some = [mark(State.LEFT, 5), mark(State.ARRIVED, 10)]
    stand = rules.standing(some)
    assert (stand.state, len(stand.astray)) == (State.ARRIVED, 1)
    called = rules.Called(uuid4(), "Brendan", "Support", stand)
    assert "Brendan was marked “went home” at 22:05" in rules.astray_words(called)[0]


def test_two_devices_saying_the_same_are_no_quarrel():
    stand = rules.standing([mark(State.ARRIVED, 5), mark(State.ARRIVED, 6)])
    assert (stand.state, stand.astray) == (State.ARRIVED, ())


@pytest.mark.parametrize(
    ("on", "hours"), [(date(2027, 3, 27), 5), (date(2027, 10, 30), 7), (date(2028, 2, 29), 6)]
)
def test_hours_are_true_when_the_clocks_change(on, hours):
    night = new_night(on, time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    here = mark(State.ARRIVED)
    here.at = night.opens_at
    assert rules.served([here], night.opens_at, night.closes_at) == timedelta(hours=hours)


def test_a_mark_is_within_the_night_and_not_in_the_future():
    night = new_night(date(2026, 3, 6), time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    now = night.closes_at
    assert rules.may_mark(night, night.opens_at, now) is None
    assert rules.may_mark(night, night.opens_at - timedelta(hours=19), now)
    assert "future" in str(rules.may_mark(night, now + timedelta(hours=1), now))
