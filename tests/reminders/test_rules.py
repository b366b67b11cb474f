"""Three reminders of a night, each once, in the day, and none of them stale."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sosbus.messages.tables import About
from sosbus.nights.tables import Kind, Night
from sosbus.people.tables import BusRole
from sosbus.reminders.rules import is_digest_due, is_reminded, reminders
from sosbus.rota.tables import SignUp

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def friday(hour=22):
    opens_at = datetime(2026, 3, 6, hour, tzinfo=UTC)
    return Night(
        night_date=opens_at.date(),
        kind=Kind.WEEKLY,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(hours=6),
        published_at=LONG_AGO,
    )


def place(**more):
    started = {"signed_up_at": LONG_AGO} | more
    return SignUp(night_id=uuid4(), person_id=uuid4(), role=BusRole.SUPPORT, place=1, **started)


def due(night, at, sign_up=None):
    return [
        one.about
        for one in reminders(night, at)
        if sign_up is None or is_reminded(one, night, sign_up)
    ]


@pytest.mark.parametrize(
    ("at", "about"),
    [
        ("2026-02-27 20:59", []),
        ("2026-02-27 21:00", [About.WEEK_BEFORE]),
        ("2026-03-01 20:59", [About.WEEK_BEFORE]),
        ("2026-03-01 21:00", []),
        ("2026-03-04 20:59", []),
        ("2026-03-04 21:00", [About.CONFIRM]),
        ("2026-03-06 09:59", [About.CONFIRM]),
        ("2026-03-06 10:00", []),
        ("2026-03-06 18:00", [About.NUDGE]),
        ("2026-03-06 21:59", [About.NUDGE]),
        ("2026-03-06 22:00", []),
    ],
)
def test_when_each_is_due_for_a_night_that_opens_at_ten(at, about):
    assert due(friday(), datetime.fromisoformat(at).replace(tzinfo=UTC)) == about


def test_every_reminder_is_made_in_the_day_and_in_time():
    for hour in range(24):
        night = friday(hour)
        for step in range(9 * 24 * 4):
            at = night.opens_at - timedelta(minutes=15 * step)
            for one in reminders(night, at):
                assert 8 <= one.since.hour < 22, (hour, one)
                assert one.since < one.until <= night.opens_at


@pytest.mark.parametrize("days", [6.9, 3, 1.9, 0.1])
def test_who_comes_late_gets_no_stale_reminder(days):
    night = friday()
    sign_up = place(signed_up_at=night.opens_at - timedelta(days=days))
    got = set()
    for step in range(8 * 24 * 4):
        got |= set(due(night, night.opens_at - timedelta(minutes=15 * step), sign_up))
    owed = {About.WEEK_BEFORE: 7.1, About.CONFIRM: 2.1, About.NUDGE: 4 / 24}
    assert got == {about for about, before in owed.items() if days > before}


def test_a_rota_published_late_is_its_own_reminder():
    night = friday()
    night.published_at = night.opens_at - timedelta(days=5)
    assert due(night, night.published_at + timedelta(hours=1), place()) == []
    night.published_at = None
    assert due(night, night.opens_at - timedelta(hours=3), place()) == []


def test_who_said_yes_is_not_asked_and_who_cannot_come_is_left_alone():
    night = friday()
    ask, nudge = night.opens_at - timedelta(hours=40), night.opens_at - timedelta(hours=3)
    assert due(night, ask, place()) == [About.CONFIRM]
    assert due(night, ask, place(confirmed_at=NOW)) == []
    assert due(night, nudge, place(confirmed_at=NOW)) == [About.NUDGE]
    assert due(night, ask, place(seeking_since=NOW)) == []
    assert due(night, nudge, place(seeking_since=NOW)) == []


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [(0, 0, False), (1.9, 1.9, False), (2, 2, True), (9.9, 1, False), (10, 0, True)],
)
def test_a_digest_waits_for_quiet_but_no_longer_than_ten_minutes(first, last, due):
    ago = [NOW - timedelta(minutes=minutes) for minutes in (first, last)]
    assert is_digest_due(*ago, NOW) is due
