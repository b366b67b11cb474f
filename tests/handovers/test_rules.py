"""Steps from any device, in any order, read as what happened; times of a clock that may lie."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Conflict, Refusal
from sosbus.handovers import rules
from sosbus.handovers.tables import Step, To, What, WhichHour
from sosbus.nights.rules import half_hour, new_night
from sosbus.nights.tables import Kind

MIDNIGHT = datetime(2026, 3, 7, tzinfo=UTC)
CALLED, ARRIVED, LEFT, OFF = What.CALLED, What.ARRIVED, What.LEFT, What.CALLED_OFF


def step(what, minute=0, to=To.AMBULANCE, exact=True, **more):
    at = MIDNIGHT + timedelta(minutes=minute)
    return Step(
        id=uuid4(),
        contact_id=uuid4(),
        night_id=uuid4(),
        to=to,
        what=what,
        half_hour=half_hour(at),
        at=at if exact else None,
        first_words="",
        **more,
    )


def night_of(on=date(2026, 3, 6), opened=True):
    night = new_night(on, time(22), time(4), Kind.WEEKLY)
    night.opened_at = night.opens_at if opened else None
    return night


def shape(found):
    return [(one.to, [step.what for step in one.steps]) for one in found.live]


def test_nothing_noted_is_nobody_called():
    found = rules.handovers([])
    assert not found.live and not found.awaiting_ambulance and not found.is_done
    assert found.in_hand == {To.AMBULANCE: CALLED}


def test_whatever_order_steps_arrive_in_they_read_the_same():
    steps = [step(CALLED, 0), step(ARRIVED, 9), step(LEFT, 20), step(CALLED, 30)]
    for some in permutations(steps):
        found = rules.handovers(some)
        assert shape(found) == [
            (To.AMBULANCE, [CALLED, ARRIVED, LEFT]),
            (To.AMBULANCE, [CALLED]),
        ]
        assert found.awaiting_ambulance


@pytest.mark.parametrize(
    ("steps", "waiting"),
    [
        ([step(CALLED)], True),
        ([step(CALLED), step(ARRIVED, 5)], False),
        ([step(CALLED), step(OFF, 5)], False),
        ([step(CALLED), step(LEFT, 5)], False),
        ([step(ARRIVED)], False),
        ([step(CALLED, to=To.TAXI)], False),
        ([step(CALLED), step(OFF, 5), step(CALLED, 9)], True),
        ([step(CALLED, taken_back_at=MIDNIGHT)], False),
        ([step(CALLED), step(ARRIVED, 5, taken_back_at=MIDNIGHT)], True),
        ([step(CALLED), step(ARRIVED, 5, to=To.POLICE)], True),
    ],
)
def test_an_ambulance_is_waited_for_until_it_is_here_gone_or_called_off(steps, waiting):
    assert rules.is_waiting(steps) is waiting


def test_two_people_tapping_the_same_is_one_call_from_the_first_of_them():
    found = rules.handovers([step(CALLED, 0), step(CALLED, 2), step(ARRIVED, 10)])
    [one] = found.live
    assert one.minutes_waited == 10 and not found.doubts
    again = rules.handovers([step(CALLED), step(LEFT, 5), step(LEFT, 6)])
    assert len(again.live) == 1 and not again.doubts


def test_several_at_once_each_have_their_own_line_and_next_tap():
    found = rules.handovers([step(CALLED), step(CALLED, 1, To.POLICE), step(ARRIVED, 3)])
    assert found.in_hand == {To.AMBULANCE: LEFT, To.POLICE: ARRIVED}
    assert not found.is_done
    done = rules.handovers([step(CALLED), step(LEFT, 3)])
    assert done.is_done and done.in_hand == {To.AMBULANCE: CALLED}


@pytest.mark.parametrize(
    ("steps", "minutes"),
    [
        ([step(CALLED, 0), step(ARRIVED, 0)], 0),
        ([step(CALLED, 0), step(ARRIVED, 61)], 61),
        ([step(CALLED, 0)], None),
        ([step(ARRIVED, 0)], None),
        ([step(CALLED, 9), step(ARRIVED, 0)], None),
        ([step(CALLED, 0, exact=False), step(ARRIVED, 40, exact=False)], None),
    ],
)
def test_minutes_waited_only_when_they_are_known(steps, minutes):
    assert rules.handovers(steps).live[0].minutes_waited == minutes


def test_minutes_waited_are_true_minutes_when_the_clocks_go_back():
    called = step(CALLED)
    called.at = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # 01:50 BST
    arrived = step(ARRIVED)
    arrived.at = datetime(2026, 10, 25, 1, 5, tzinfo=UTC)  # 01:05 GMT
    [one] = rules.handovers([called, arrived]).live
    assert one.minutes_waited == 15 and not one.doubts
    assert [rules.hour(one.at) for one in one.steps] == ["01:50 BST", "01:05 GMT"]


def test_an_hour_says_its_zone_only_when_there_are_two():
    assert rules.hour(MIDNIGHT) == "00:00"
    assert rules.hour(datetime(2026, 10, 25, 2, tzinfo=UTC)) == "02:00"
    assert rules.hour(datetime(2026, 10, 24, 23, 59, tzinfo=UTC)) == "00:59"


def test_what_cannot_have_happened_is_kept_and_said():
    [doubt] = rules.handovers([step(CALLED, 20), step(ARRIVED, 10)]).doubts
    assert doubt == "Ambulance arrived at 00:10, before the call at 00:20."
    [doubt] = rules.handovers([step(LEFT, 5), step(CALLED, 20)]).doubts
    assert doubt == "Ambulance left at 00:05, but no call and no arrival before."


def test_a_typed_time_has_to_fit_what_is_there():
    known = [step(CALLED, 20)]
    assert rules.in_order(known, step(ARRIVED, 25)) is None
    assert isinstance(rules.in_order(known, step(ARRIVED, 10)), Refusal)
    assert rules.in_order([], step(LEFT, 10)) is not None
    assert rules.in_order(known, step(CALLED, 5, To.TAXI)) is None


def test_an_old_muddle_does_not_stand_in_the_way_of_something_new():
    muddled = [step(CALLED, 20), step(ARRIVED, 10)]
    assert rules.in_order(muddled, step(CALLED, 30, To.TAXI)) is None


def test_a_second_tap_within_a_minute_is_the_same_tap():
    one = step(CALLED)
    later = timedelta(seconds=59)
    again = step(CALLED)
    again.at = one.at + later
    assert rules.is_tapped_twice([one], again)
    assert not rules.is_tapped_twice([one], step(CALLED, 1))
    assert not rules.is_tapped_twice([one], step(ARRIVED))
    one.taken_back_at = MIDNIGHT
    assert not rules.is_tapped_twice([one], again)


NOTED = datetime(2026, 3, 7, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        (time(22, 15), datetime(2026, 3, 6, 22, 15, tzinfo=UTC)),
        (time(21, 30), datetime(2026, 3, 6, 21, 30, tzinfo=UTC)),  # before opening: may be
        (time(0, 0), datetime(2026, 3, 7, 0, 0, tzinfo=UTC)),
        (time(2, 0), NOTED),
    ],
)
def test_a_typed_time_is_of_this_night(typed, moment):
    assert rules.moment_typed(night_of(), typed, None, NOTED) == moment


@pytest.mark.parametrize("typed", [time(2, 1), time(11, 59), time(12, 0), time(20, 59)])
def test_a_typed_time_of_another_part_of_the_day_is_refused(typed):
    assert isinstance(rules.moment_typed(night_of(), typed, None, NOTED), Refusal)


BACK = night_of(date(2026, 10, 24))
FIRST = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SECOND = FIRST + timedelta(hours=1)
LATE = datetime(2026, 10, 25, 3, tzinfo=UTC)


def test_half_past_one_twice_is_asked_about_and_never_guessed():
    half_one = time(1, 30)
    asked = rules.moment_typed(BACK, half_one, None, LATE)
    assert isinstance(asked, rules.Twice) and "Say which" in asked
    assert rules.moment_typed(BACK, half_one, WhichHour.FIRST, LATE) == FIRST
    assert rules.moment_typed(BACK, half_one, WhichHour.SECOND, LATE) == SECOND


def test_while_the_second_is_to_come_there_is_only_one():
    between = FIRST + timedelta(minutes=20)
    assert rules.moment_typed(BACK, time(1, 30), None, between) == FIRST
    to_come = rules.moment_typed(BACK, time(1, 30), WhichHour.SECOND, between)
    assert isinstance(to_come, rules.Twice) and "still to come" in to_come


def test_which_one_does_not_matter_for_an_hour_that_comes_once():
    three = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert rules.moment_typed(BACK, time(2, 30), WhichHour.SECOND, LATE) == three


def test_the_hour_the_clocks_jump_over_never_was():
    night = night_of(date(2026, 3, 28))
    said = rules.moment_typed(night, time(1, 30), None, datetime(2026, 3, 29, 3, tzinfo=UTC))
    assert said == "There was no 01:30 that night: the clocks went forward."


@given(
    st.sampled_from([date(2026, 3, 6), date(2026, 3, 28), date(2026, 10, 24)]),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.none() | st.sampled_from(list(WhichHour)),
    st.integers(-60, 14 * 60),
)
def test_what_is_made_of_a_typed_time_reads_as_typed_and_is_past(on, typed, which, minutes):
    night = night_of(on)
    noted = night.opens_at + timedelta(minutes=minutes)
    found = rules.moment_typed(night, typed, which, noted)
    if not isinstance(found, Refusal):
        assert found <= noted and rules.hour(found).startswith(f"{typed:%H:%M}")


def words(**more):
    return {"contact_id": uuid4(), "to": To.TAXI, "what": CALLED} | more


def test_a_closed_night_takes_a_step_and_a_cancelled_one_does_not():
    night = night_of()
    night.closed_at = night.closes_at
    assert isinstance(rules.new_step(night, uuid4(), words(), MIDNIGHT), Step)
    night.cancelled_at = MIDNIGHT
    assert isinstance(rules.new_step(night, uuid4(), words(), MIDNIGHT), Conflict)
    planned = rules.new_step(night_of(opened=False), uuid4(), words(), MIDNIGHT)
    assert isinstance(planned, Conflict)


def test_the_digest_of_a_step_holds_no_time():
    said, night = words(), night_of()
    one = rules.new_step(night, uuid4(), said, MIDNIGHT)
    other = rules.new_step(night, uuid4(), said, MIDNIGHT + timedelta(hours=1))
    assert one.first_words == other.first_words
    assert rules.same_again(one, night, said, None) is None
    assert rules.same_again(one, night, said, MIDNIGHT) is None
    assert rules.same_again(one, night, said, MIDNIGHT + timedelta(minutes=1)) is rules.USED
    assert rules.same_again(one, night, words(), None) is rules.USED


def test_taking_back_twice_is_taking_back_once():
    one = step(CALLED)
    assert rules.take_back(one, MIDNIGHT) is True
    assert rules.take_back(one, NOTED) is False
    assert one.taken_back_at == MIDNIGHT
    assert rules.handovers([one]).mistakes == (one,)
