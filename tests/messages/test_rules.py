"""Nobody is woken but those who asked to be, also when the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sosbus.base.clock import TOWN
from sosbus.messages.rules import is_push_service, last_waking, next_waking, when_to_send
from sosbus.messages.tables import About

ANY_MOMENT = some.integers(0, 5 * 366 * 24 * 60).map(
    lambda minute: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


def at(text: str) -> datetime:
    """A time in UTC, from the town's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=TOWN).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        ("2026-03-06 21:59", "2026-03-06 21:59"),
        ("2026-03-06 22:00", "2026-03-07 08:00"),
        ("2026-03-07 00:30", "2026-03-07 08:00"),
        ("2026-03-07 07:59", "2026-03-07 08:00"),
        ("2026-03-07 08:00", "2026-03-07 08:00"),
        # The clocks go back at 02:00 on 25 October 2026, and forward on 28 March 2027.
        ("2026-10-24 22:00", "2026-10-25 08:00"),
        ("2026-10-25 01:30", "2026-10-25 08:00"),
        ("2027-03-27 23:00", "2027-03-28 08:00"),
        ("2026-12-31 23:59", "2027-01-01 08:00"),
    ],
)
def test_a_message_waits_for_eight(now, goes):
    assert when_to_send(About.CONFIRM, at(now)) == at(goes)


def test_the_night_the_clocks_go_back_is_an_hour_longer():
    asleep = [
        next_waking(at(evening)) - at(evening)
        for evening in ("2026-10-23 22:00", "2026-10-24 22:00", "2027-03-27 22:00")
    ]
    assert asleep == [timedelta(hours=10), timedelta(hours=11), timedelta(hours=9)]


def test_the_hour_that_happens_twice_is_quiet_both_times():
    for minute in range(0, 180, 10):
        now = datetime(2026, 10, 25, 0, tzinfo=UTC) + timedelta(minutes=minute)
        assert when_to_send(About.CHANGES, now) == datetime(2026, 10, 25, 8, tzinfo=UTC)


WAKES = (About.OFFER, About.CALL_UP, About.COVERED, About.STOOD_DOWN)
UP_ANYWAY = (About.CREW, About.NIGHT_CHANGED, About.RELIEVED)
MIDNIGHT = at("2026-03-07 00:00")


@pytest.mark.parametrize("about", list(About))
def test_who_may_be_told_at_midnight(about):
    at_once = {
        "a stranger": when_to_send(about, MIDNIGHT) == MIDNIGHT,
        "wakes for cover": when_to_send(about, MIDNIGHT, wake_me=True) == MIDNIGHT,
        "on the crew": when_to_send(about, MIDNIGHT, on_shift=True) == MIDNIGHT,
    }
    assert at_once == {
        "a stranger": about is About.LETTER,
        "wakes for cover": about in {About.LETTER, *WAKES},
        "on the crew": about in {About.LETTER, *UP_ANYWAY},
    }


@given(now=ANY_MOMENT)
def test_what_waits_waits_until_the_next_morning_and_no_longer(now):
    then = next_waking(now)
    local = then.astimezone(TOWN)
    assert timedelta() <= then - now <= timedelta(hours=11)
    assert 8 <= local.hour < 22 and next_waking(then) == then
    assert then == now or (local.hour, local.minute) == (8, 0)


@given(wanted=ANY_MOMENT)
def test_a_reminder_is_rather_early_than_late(wanted):
    then = last_waking(wanted)
    assert timedelta() <= wanted - then <= timedelta(hours=12)
    assert 8 <= then.astimezone(TOWN).hour < 22


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://web.push.apple.com/abc", True),
        ("https://db5p.notify.windows.com/w/?token=abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com.evil.example/abc", False),
        ("https://evilfcm.googleapis.com/abc", False),
        ("https://fcm.googleapis.com@127.0.0.1/abc", False),
        ("https://fcm.googleapis.com:8443/abc", False),
        ("https://fcm.googleapis.com:abc/", False),
        ("https://127.0.0.1/abc", False),
        ("https://[fcm.googleapis.com/abc", False),
        ("", False),
    ],
)
def test_notices_go_to_the_browsers_own_services_only(endpoint, known):
    assert is_push_service(endpoint) is known
