"""Opening, closing, and which night is tonight."""

from datetime import date, timedelta

import pytest

from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights.rules import cancel
from sosbus.nights.tables import Reason
from sosbus.people.tables import BusRole
from sosbus.rota.rules import Cover
from sosbus.tonight import rules
from tests.nights.test_rules import night_of

SAFE, SHORT = Cover(), Cover({BusRole.FIRST_AIDER: 1})
FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)
ONE_HOUR = timedelta(hours=1)


@pytest.fixture
def friday():
    return night_of(FRIDAY)


@pytest.fixture
def saturday():
    return night_of(SATURDAY)


def test_before_midnight_and_after_it_is_the_same_night(friday, saturday):
    nights = [friday, saturday]
    for hours in range(6):
        assert rules.which_is_tonight(nights, friday.opens_at + hours * ONE_HOUR) is friday
        assert rules.which_is_tonight(nights, saturday.opens_at + hours * ONE_HOUR) is saturday


def test_an_open_night_stays_tonight_until_it_is_closed(friday, saturday):
    friday.opened_at = friday.opens_at
    late = saturday.opens_at - ONE_HOUR
    assert rules.which_is_tonight([friday, saturday], late) is friday
    friday.closed_at = late
    assert rules.which_is_tonight([friday, saturday], late) is saturday


def test_a_cancelled_night_gives_way_to_the_next_that_can_open(friday, saturday):
    cancel(friday, Reason.WEATHER, friday.opens_at - 24 * ONE_HOUR)
    soon = saturday.opens_at - 2 * ONE_HOUR
    assert rules.which_is_tonight([friday, saturday], soon) is saturday


def test_without_nights_there_is_no_tonight(friday):
    assert rules.which_is_tonight([], friday.opens_at) is None
    assert rules.which_is_tonight([friday], friday.closes_at + 10 * ONE_HOUR) is None


@pytest.mark.parametrize(
    ("cover", "agreed", "opens"),
    [(SAFE, False, True), (SAFE, True, True), (SHORT, True, True), (SHORT, False, False)],
)
def test_a_short_crew_opens_only_when_agreed(friday, cover, agreed, opens):
    found = rules.in_the_way(friday, cover, agreed, None, friday.opens_at)
    assert (found == {}) == opens
    if not opens:
        assert "Needs a first aider" in found["agreed"]
        assert not isinstance(found["agreed"], Conflict)


def test_all_that_is_in_the_way_is_said_at_once(friday):
    failed = Refusal("Not right yet: Brakes.")
    found = rules.in_the_way(friday, SHORT, False, failed, friday.opens_at)
    assert set(found) == {"agreed", "override_why"}
    assert found["override_why"] is failed


def test_a_night_opens_once(friday):
    friday.opened_at = friday.opens_at
    assert set(rules.in_the_way(friday, SAFE, True, None, friday.opens_at)) == {"form"}
