"""A day somebody says no to keeps them off every night that touches it, and says why."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.availability.rules import (
    MOST_ENTRIES,
    Noes,
    all_said,
    at_most,
    current,
    days_touched,
    has_room,
    keeps_off,
    new_away,
    new_leave,
    new_weekly,
    on_leave,
)
from sosbus.availability.tables import Away, Kind, Limit, WeeklyAway
from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights.rules import times_of
from sosbus.people.tables import BusRole, Person, Role

LEAD, FIRST_AIDER, SUPPORT = BusRole.BUS_LEAD, BusRole.FIRST_AIDER, BusRole.SUPPORT
ME = uuid4()
DAY = timedelta(days=1)
FRI, SAT, SUN = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)


def away(first, last=None, role=None, kind=Kind.AWAY) -> Away:
    return Away(
        person_id=ME, first=first, last=last or first, role=role, kind=kind, set_by_id=ME
    )


def weekly(weekday, role=None) -> WeeklyAway:
    return WeeklyAway(person_id=ME, weekday=weekday, role=role)


def limit(most, role=None) -> Limit:
    return Limit(person_id=ME, role=role, most_a_month=most)


def night(
    on: date, opens: time = time(22), closes: time = time(4)
) -> tuple[datetime, datetime]:
    times = times_of(on, opens, closes)
    assert not isinstance(times, Refusal)
    return times


def said(noes: Noes, on: date, role: BusRole = SUPPORT, **hours: time) -> Refusal | None:
    return keeps_off(noes, *night(on, **hours), role)


def test_a_saturday_block_stops_fridays_night_and_says_so():
    assert said(Noes(away=(away(SAT),)), FRI) == (
        "You said you are away on Sat 21 Nov, and this night runs until 04:00 that day."
    )


def test_on_its_own_evening_it_is_said_plainly():
    assert said(Noes(away=(away(FRI),)), FRI) == "You said you are away on Fri 20 Nov."


def test_the_days_around_do_not_block():
    for other in (date(2026, 11, 19), SUN):
        assert said(Noes(away=(away(other),)), FRI) is None


def test_a_range_blocks_from_the_evening_before_it_to_its_last():
    week = Noes(away=(away(SAT, date(2026, 11, 27)),))
    blocked = [FRI + n * DAY for n in range(-1, 10) if said(week, FRI + n * DAY)]
    assert blocked == [FRI + n * DAY for n in range(8)]


def test_without_a_last_day_it_lasts_until_further_word():
    gone = Noes(away=(Away(person_id=ME, first=SAT, set_by_id=ME),))
    assert said(gone, FRI - DAY) is None
    assert said(gone, FRI) and said(gone, date(2031, 1, 1))


def test_a_night_that_ends_at_midnight_does_not_touch_the_next_day():
    to_midnight, past = {"closes": time(0)}, {"closes": time(0, 1)}
    assert said(Noes(away=(away(SAT),)), FRI, **to_midnight) is None
    assert said(Noes(away=(away(SAT),)), FRI, **past)


def test_a_night_that_opens_after_midnight_does_not_touch_the_evening_it_is_named_for():
    late = {"opens": time(0), "closes": time(4)}
    assert said(Noes(away=(away(FRI),)), FRI, **late) is None
    assert said(Noes(away=(away(SAT),)), FRI, **late) == "You said you are away on Sat 21 Nov."


def test_a_role_said_no_to_leaves_the_others_open():
    no_lead = Noes(away=(away(SAT, role=LEAD),), weekly=(weekly(6, role=FIRST_AIDER),))
    assert said(no_lead, FRI, SUPPORT) is None
    assert said(no_lead, FRI, LEAD) == (
        "You said not as bus lead on Sat 21 Nov, and this night runs until 04:00 that day."
    )
    assert said(no_lead, SAT, FIRST_AIDER) == (
        "You said not as first aider on Sundays, and this night runs until 04:00 that day."
    )


def test_a_weekday_blocks_both_its_own_night_and_the_one_that_runs_into_it():
    no_saturdays = Noes(weekly=(weekly(5),))
    assert said(no_saturdays, SAT) == "You said no to Saturdays."
    assert said(no_saturdays, FRI) == (
        "You said no to Saturdays, and this night runs until 04:00 that day."
    )
    assert said(no_saturdays, SUN) is None


def test_leave_is_told_as_leave():
    on_leave_ = Noes(away=(away(FRI, SUN, kind=Kind.LEAVE),))
    assert said(on_leave_, FRI) == "You are on leave on Fri 20 Nov."
    assert on_leave(on_leave_, SAT) and not on_leave(on_leave_, SUN + DAY)


@pytest.mark.parametrize(
    ("on", "hours", "runs_until"),
    [
        (date(2027, 3, 27), 5, "Sun 28 Mar"),  # the clocks go forward
        (date(2027, 10, 30), 7, "Sun 31 Oct"),  # and back
        (date(2028, 2, 28), 6, "Tue 29 Feb"),
        (date(2028, 2, 29), 6, "Wed 1 Mar"),
        (date(2026, 12, 31), 6, "Fri 1 Jan"),
    ],
)
def test_clock_changes_leap_days_and_new_year(on, hours, runs_until):
    opens_at, closes_at = night(on)
    assert closes_at - opens_at == timedelta(hours=hours)
    assert days_touched(opens_at, closes_at) == [on, on + DAY]
    assert said(Noes(away=(away(on + DAY),)), on) == (
        f"You said you are away on {runs_until}, and this night runs until 04:00 that day."
    )
    assert said(Noes(away=(away(on),)), on)
    assert said(Noes(away=(away(on + 2 * DAY), away(on - DAY))), on) is None


def test_the_hour_that_happens_twice_is_on_sunday_both_times():
    opens_at = datetime(2027, 10, 30, 23, 0, tzinfo=UTC)  # midnight by the town's clock
    for minutes in (1, 60, 120):
        touched = days_touched(opens_at, opens_at + timedelta(minutes=minutes))
        assert touched == [date(2027, 10, 31)]


MINUTES = st.integers(0, 60 * 24 * 365 * 6)
LENGTHS = st.integers(1, 14 * 60)
START = datetime(2024, 1, 1, tzinfo=UTC)


@given(MINUTES, LENGTHS, st.integers(-3, 3), st.integers(0, 5))
def test_a_block_that_touches_any_minute_blocks_and_no_other_does(start, length, shift, more):
    """Against the slow truth: every single minute of the night, by the town's calendar."""
    opens_at = START + timedelta(minutes=start)
    closes_at = opens_at + timedelta(minutes=length)
    minutes = (opens_at + timedelta(minutes=n) for n in range(length))
    lived = {minute.astimezone(TOWN).date() for minute in minutes}
    first = opens_at.astimezone(TOWN).date() + shift * DAY
    blocked = {first + n * DAY for n in range(more + 1)}
    refused = keeps_off(
        Noes(away=(away(first, first + more * DAY),)), opens_at, closes_at, SUPPORT
    )
    assert (refused is not None) == bool(lived & blocked)


@given(MINUTES, LENGTHS, st.sets(st.integers(0, 6)))
def test_weekdays_block_whatever_minute_they_touch(start, length, weekdays):
    opens_at = START + timedelta(minutes=start)
    closes_at = opens_at + timedelta(minutes=length)
    minutes = (opens_at + timedelta(minutes=n) for n in range(length))
    lived = {minute.astimezone(TOWN).weekday() for minute in minutes}
    noes = Noes(weekly=tuple(weekly(one) for one in weekdays))
    assert (keeps_off(noes, opens_at, closes_at, SUPPORT) is not None) == bool(lived & weekdays)


def test_the_most_nights_a_month_count_by_the_evening_they_begin():
    two = Noes(limits=(limit(2),))
    held = [(date(2026, 10, 30), SUPPORT), (date(2026, 10, 31), LEAD)]
    assert at_most(two, SUPPORT, held, date(2026, 10, 2)) == (
        "You asked for at most 2 nights a month, and October has 2."
    )
    assert at_most(two, SUPPORT, held, date(2026, 11, 1)) is None
    assert at_most(two, SUPPORT, held, date(2027, 10, 1)) is None, "another year"


def test_a_limit_for_a_role_counts_that_role_alone():
    one_lead = Noes(limits=(limit(1, LEAD), limit(3)))
    held = [(FRI, LEAD), (SAT, SUPPORT)]
    assert at_most(one_lead, LEAD, held, date(2026, 11, 27)) == (
        "You asked for at most 1 night a month as bus lead, and November has 1."
    )
    assert at_most(one_lead, SUPPORT, held, date(2026, 11, 27)) is None
    assert at_most(one_lead, SUPPORT, [*held, (SUN, SUPPORT)], date(2026, 11, 27)) == (
        "You asked for at most 3 nights a month, and November has 3."
    )


def test_no_nights_of_a_role_at_all():
    assert at_most(Noes(limits=(limit(0, LEAD),)), LEAD, [], FRI) == (
        "You asked for no nights as bus lead."
    )


def test_nothing_said_keeps_nobody_off():
    assert said(Noes(), FRI) is None
    assert at_most(Noes(), SUPPORT, [(FRI, SUPPORT)] * 9, FRI) is None


def brendan() -> Person:
    return Person(
        name="Brendan",
        email="b@sosbus.example",
        role=Role.VOLUNTEER,
        bus_roles=[FIRST_AIDER, SUPPORT],
        joined_at=START,
    )


def test_one_date_is_one_day_and_a_range_runs_forward():
    made = new_away(brendan(), SAT, None, None, FRI)
    assert isinstance(made, Away) and made.last == SAT and made.kind is Kind.AWAY
    assert new_away(brendan(), SAT, FRI, None, FRI) == "The last day is before the first."


def test_days_over_far_off_or_for_another_s_place_are_refused():
    assert new_away(brendan(), FRI - DAY, None, None, FRI) == "Those days are over."
    assert isinstance(new_away(brendan(), FRI - DAY, FRI, None, FRI), Away), (
        "today still counts"
    )
    assert "two years" in str(new_away(brendan(), date(2099, 1, 1), None, None, FRI))
    assert "trained" in str(new_away(brendan(), SAT, None, LEAD, FRI))
    assert "trained" in str(new_weekly(brendan(), [4], LEAD, Noes()))


def test_a_weekday_said_twice_is_said_once():
    known = Noes(weekly=(weekly(4),))
    made = new_weekly(brendan(), [4, 5, 5], None, known)
    assert not isinstance(made, Refusal)
    assert [(one.weekday, one.role) for one in made] == [(5, None)]
    for_one_place = new_weekly(brendan(), [4], SUPPORT, known)
    assert not isinstance(for_one_place, Refusal) and len(for_one_place) == 1


def test_leave_may_have_no_end_but_not_one_before_its_beginning():
    open_ended = new_leave(ME, FRI, None, ME)
    assert isinstance(open_ended, Away) and open_ended.kind is Kind.LEAVE
    assert open_ended.last is None
    assert isinstance(new_leave(ME, SAT, FRI, ME), Refusal)


def test_there_is_an_end_to_how_many_dates_somebody_may_list():
    full = Noes(away=tuple(away(FRI + n * DAY) for n in range(MOST_ENTRIES)))
    assert isinstance(has_room(full), Conflict) and has_room(Noes()) is None


def test_staff_read_a_line_for_each_thing_said_and_nothing_that_is_over():
    noes = Noes(
        away=(
            away(FRI - 9 * DAY),
            away(SAT),
            away(date(2026, 12, 30), date(2027, 1, 3), role=LEAD),
            Away(person_id=ME, first=SUN, kind=Kind.LEAVE, set_by_id=ME),
        ),
        weekly=(weekly(4), weekly(5, role=LEAD)),
        limits=(limit(2), limit(1, LEAD), limit(0, FIRST_AIDER)),
    )
    assert len(current(noes, FRI)) == 3
    assert all_said(noes, FRI) == [
        "Away Sat 21 Nov",
        "Not as bus lead Wed 30 Dec to Sun 3 Jan 2027",
        "On leave from Sun 22 Nov until further word",
        "Not on Fridays",
        "Not as bus lead on Saturdays",
        "At most 2 nights a month",
        "At most 1 night a month as bus lead",
        "No nights as first aider",
    ]
