"""When others are asked, and whom: three, six more, everybody left."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.nights.tables import Kind, Night
from sosbus.people.tables import BusRole
from sosbus.seeking.rules import (
    LATE,
    SOON,
    first_wave_at,
    is_late,
    is_on,
    next_wave,
    waves,
    who_next,
)
from sosbus.seeking.tables import Search

OPENS = datetime(2026, 3, 6, 22, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def minutes(began, opens=OPENS):
    return [(at - began) / MINUTE for at in waves(began, opens)]


@pytest.mark.parametrize(
    ("before", "gone_out"),
    [
        (72 * HOUR, [0, 20, 60]),
        (6 * HOUR, [0, 20, 60]),
        (6 * HOUR - MINUTE, [0, 5, 15]),
        (16 * MINUTE, [0, 5, 15]),
        (15 * MINUTE, [0, 5]),
        (5 * MINUTE, [0]),
        (timedelta(), []),
    ],
)
def test_waves_are_quicker_when_the_night_is_near_and_end_when_it_opens(before, gone_out):
    assert minutes(OPENS - before) == gone_out


@given(st.timedeltas(min_value=-HOUR, max_value=80 * HOUR))
def test_waves_stand_in_order_and_never_in_the_night(before):
    times = waves(OPENS - before, OPENS)
    assert times == sorted(set(times)) and all(at < OPENS for at in times)


def test_the_hour_that_happens_twice_is_two_hours_for_a_wave():
    opens = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 01:30 GMT, an hour after 01:30 BST
    began = opens - HOUR
    assert minutes(began, opens) == [0, 5, 15]


@pytest.mark.parametrize(("sent", "due"), [(0, 0), (1, 20), (2, 60), (3, None)])
def test_the_next_wave_is_counted_from_the_first(sent, due):
    began = OPENS - 24 * HOUR
    search = Search(night_id=uuid4(), role=BusRole.SUPPORT, began_at=began, wave=sent)
    assert next_wave(search, OPENS) == (None if due is None else began + due * MINUTE)


@given(st.integers(0, 40), st.sets(st.integers(0, 40)))
def test_everybody_is_asked_once_however_many_there_are(number, already):
    everybody, asked = list(range(number)), set(already)
    sizes = []
    for wave in (1, 2, 3):
        chosen = who_next(everybody, asked, wave)
        assert not asked & set(chosen) and chosen == sorted(chosen)
        asked |= set(chosen)
        sizes.append(len(chosen))
    assert asked >= set(everybody)
    assert sizes[0] <= 3 and sizes[1] <= 6


def test_an_emptied_place_waits_five_minutes_unless_the_night_is_near():
    assert first_wave_at(OPENS - 7 * HOUR, OPENS) == OPENS - 7 * HOUR + 5 * MINUTE
    assert first_wave_at(OPENS - 5 * HOUR, OPENS) == OPENS - 5 * HOUR
    assert first_wave_at(OPENS - SOON, OPENS) == OPENS - SOON + 5 * MINUTE


@pytest.mark.parametrize(
    ("before", "late"),
    [(LATE + MINUTE, False), (LATE, True), (MINUTE, True), (timedelta(), False)],
)
def test_what_is_late(before, late):
    assert is_late(night(), OPENS - before) is late


def night(**more) -> Night:
    return Night(
        night_date=OPENS.date(),
        kind=Kind.WEEKLY,
        opens_at=OPENS,
        closes_at=OPENS + 6 * HOUR,
        published_at=OPENS - 200 * HOUR,
        **more,
    )


@pytest.mark.parametrize("what", ["opened_at", "closed_at", "cancelled_at"])
def test_no_use_in_looking_once_a_night_is_open_over_or_off(what):
    before = OPENS - HOUR
    assert is_on(night(), before)
    assert not is_on(night(**{what: before}), before)
    assert not is_on(night(), OPENS)
