"""A calendar that other people's programs read rightly: times, changes, and nobody else."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from sosbus.calendar_feed.rules import (
    Place,
    etag,
    feed,
    hashed,
    is_shown,
    one_night,
    secret_of,
    shown,
)
from sosbus.crews.tables import CrewTemplate
from sosbus.nights.rules import cancel, new_night, put_back
from sosbus.nights.tables import Kind, Night, Reason
from sosbus.people.tables import BusRole
from sosbus.rota.tables import SignUp

HERE = "https://sosbus.example"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
PLACES = {
    "meeting_point": "The bus, High Street; by the Town Hall, Colchester – “as ever”",
    "briefing_minutes": 30,
}


def place(
    on: date = date(2026, 3, 6), role: BusRole = BusRole.FIRST_AIDER, **template: object
) -> Place:
    night = new_night(on, time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    night.published_at = NOW - 9 * DAY
    sign_up = SignUp(
        night_id=night.id, person_id=uuid4(), role=role, place=1, signed_up_at=NOW - 5 * DAY
    )
    return Place(sign_up, night, CrewTemplate(kind=Kind.WEEKLY, **PLACES | template))


def by_icalendar(sent: bytes) -> list[dict]:
    return [
        {
            "uid": str(one["UID"]),
            "start": one["DTSTART"].dt,
            "end": one["DTEND"].dt,
            "summary": str(one["SUMMARY"]),
            "location": str(one["LOCATION"]),
            "status": str(one["STATUS"]),
            "sequence": int(one["SEQUENCE"]),
            "stamp": one["DTSTAMP"].dt,
            "changed": one["LAST-MODIFIED"].dt,
        }
        for one in Calendar.from_ical(sent).walk("VEVENT")
    ]


def by_vobject(sent: bytes) -> list[dict]:
    found = vobject.readOne(sent.decode()).contents.get("vevent", [])
    return [
        {
            "uid": one.uid.value,
            "start": one.dtstart.value,
            "end": one.dtend.value,
            "summary": one.summary.value,
            "location": one.location.value,
            "status": one.status.value,
            "sequence": int(one.sequence.value),
            "stamp": one.dtstamp.value,
            "changed": one.last_modified.value,
        }
        for one in found
    ]


def by_ical(sent: bytes) -> list[dict]:
    return [
        {
            "uid": one.uid,
            "start": one.dtstart,
            "end": one.dtend,
            "summary": one.summary,
            "location": one.location,
            "status": one.status.value,
            "sequence": one.sequence,
            "stamp": one.dtstamp,
            "changed": one.last_modified,
        }
        for one in IcsCalendarStream.calendar_from_ics(sent.decode()).events
    ]


READERS = [by_icalendar, by_vobject, by_ical]
three_readers = pytest.mark.parametrize("read", READERS)


@three_readers
def test_each_of_three_parsers_reads_what_was_meant(read):
    one, other = place(), place(date(2026, 3, 7), BusRole.BUS_LEAD)
    [first, second] = read(feed([one, other], NOW, HERE))
    assert first == {
        "uid": f"{one.sign_up.id}@sosbus",
        "start": datetime(2026, 3, 6, 22, tzinfo=UTC),
        "end": datetime(2026, 3, 7, 4, tzinfo=UTC),
        "summary": "SOS Bus: first aider",
        "location": PLACES["meeting_point"],
        "status": "CONFIRMED",
        "sequence": one.sequence,
        "stamp": NOW,
        "changed": NOW - 5 * DAY,
    }
    assert second["summary"] == "SOS Bus: bus lead"


@three_readers
@pytest.mark.parametrize(
    ("on", "hours"),
    [
        (date(2027, 3, 27), 5),
        (date(2027, 10, 30), 7),
        (date(2026, 7, 3), 6),
        (date(2028, 2, 29), 6),
        (date(2026, 12, 31), 6),
    ],
)
def test_the_hours_are_true_when_the_clocks_change(read, on, hours):
    [found] = read(feed([place(on)], NOW, HERE))
    assert found["end"] - found["start"] == timedelta(hours=hours)
    assert found["start"].utcoffset() == timedelta()


@three_readers
def test_a_calendar_without_nights_is_still_a_calendar(read):
    assert read(feed([], NOW, HERE)) == []


@three_readers
def test_one_night_alone_goes_with_a_letter(read):
    one = place()
    sent = one_night(one.sign_up, one.night, one.template, NOW, HERE)
    assert read(sent) == read(feed([one], NOW, HERE))


def test_times_are_written_in_utc_and_lines_end_as_the_standard_asks():
    sent = feed([place(date(2026, 7, 3))], NOW, HERE).decode()
    assert "DTSTART:20260703T210000Z\r\n" in sent and "DTEND:20260704T030000Z\r\n" in sent
    assert "\n" not in sent.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in sent.split("\r\n"))
    assert "TZID" not in sent and "ATTENDEE" not in sent and "ORGANIZER" not in sent


def test_it_says_the_true_hours_where_to_meet_and_not_to_rely_on_it():
    [event] = Calendar.from_ical(feed([place(date(2027, 10, 30))], NOW, HERE)).walk("VEVENT")
    assert event["DESCRIPTION"] == (
        "22:00 BST–04:00 GMT, 7 hours on shift. The clocks go back: 01:00–02:00 happens "
        "twice. Meet at 21:30. Calendars can be hours late. For tonight, look at the SOS "
        "Bus page."
    )


def test_words_that_could_break_a_calendar_do_not():
    nasty = "A;B,C\\n\nBEGIN:VEVENT\r\nEND:VCALENDAR"
    for read in READERS:
        [found] = read(feed([place(meeting_point=nasty)], NOW, HERE))
        assert "BEGIN:VEVENT" in found["location"], "as words, not as another event"


def test_thirty_days_back_and_no_more():
    one = place(date(2026, 1, 30))
    assert is_shown(one, one.night.closes_at + 30 * DAY)
    assert not is_shown(one, one.night.closes_at + 30 * DAY + SECOND)


def test_given_up_or_cancelled_it_says_so_for_a_week_then_goes():
    given_up, cancelled = place(), place()
    given_up.sign_up.withdrawn_at = NOW
    cancel(cancelled.night, Reason.WEATHER, NOW)
    for one in (given_up, cancelled):
        assert [x["status"] for x in by_icalendar(feed([one], NOW, HERE))] == ["CANCELLED"]
        assert is_shown(one, NOW + 7 * DAY - SECOND)
        assert not is_shown(one, NOW + 7 * DAY)


def test_a_draft_is_not_shown_nor_what_was_given_up_while_it_was_one():
    draft, never_seen = place(), place()
    draft.night.published_at = None
    never_seen.sign_up.withdrawn_at = never_seen.night.published_at - SECOND
    assert shown([draft, never_seen], NOW) == []


def give_up(one: Place, at: datetime) -> None:
    one.sign_up.withdrawn_at = at


def call_off(one: Place, at: datetime) -> None:
    cancel(one.night, Reason.WEATHER, at)
    one.night.version, one.night.changed_at = one.night.version + 1, at


def back_on(one: Place, at: datetime) -> None:
    put_back(one.night)
    one.night.version, one.night.changed_at = one.night.version + 1, at


def meet_elsewhere(one: Place, at: datetime) -> None:
    one.template.meeting_point = f"Somewhere else since {at}"
    one.template.changed_at = at


CHANGES = {"off": give_up, "cancelled": call_off, "back": back_on, "moved": meet_elsewhere}
STEPS = st.lists(
    st.tuples(st.sampled_from(["cancelled", "back", "moved"]), st.integers(1, 10**6)),
    max_size=8,
)


@given(STEPS, st.booleans())
def test_the_sequence_rises_with_every_change_that_shows(steps, given_up_at_last):
    one, at = place(), NOW
    seen = by_icalendar(feed([one], NOW, HERE))[0]
    for what, seconds in [*steps, *([("off", 1)] if given_up_at_last else [])]:
        at += timedelta(seconds=seconds)
        CHANGES[what](one, at)
        now_is = by_icalendar(feed([one], at, HERE))[0]
        assert now_is["sequence"] > seen["sequence"]
        assert now_is["changed"] >= seen["changed"] and now_is["uid"] == seen["uid"]
        seen = now_is
    assert seen["sequence"] < 2**31


def test_cancelled_and_back_in_one_second_are_told_apart():
    one = place()
    before = one.sequence
    call_off(one, NOW)
    between = one.sequence
    back_on(one, NOW)
    assert before < between < one.sequence


def test_the_tag_stays_while_nothing_shown_changes_and_not_after():
    one = place()
    tag = etag([one], HERE)
    assert tag == etag([replace(one)], HERE)
    meet_elsewhere(one, NOW)
    assert etag([one], HERE) != tag
    assert etag([], HERE) != tag


def test_a_secret_needs_person_nonce_and_key():
    who, key = uuid4(), "k" * 32
    secret = secret_of(who, "nonce", key)
    assert secret == secret_of(who, "nonce", key) and len(secret) == 43
    others = {secret_of(uuid4(), "nonce", key), secret_of(who, "other", key)}
    others.add(secret_of(who, "nonce", "l" * 32))
    assert len(others) == 3 and secret not in others
    assert hashed(secret) != secret
