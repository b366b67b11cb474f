"""The rounds make messages due, each once, whoever makes them and however often."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlmodel import select

from sosbus import post
from sosbus.base.settings import settings
from sosbus.messages import rules, store
from sosbus.messages.tables import About, Letter, Post, Via
from sosbus.nights.tables import Reason
from sosbus.people.tables import BusRole
from sosbus.rota.tables import Change, SignUp
from tests.conftest import at_once, put_on

EVENING = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)  # Friday, before the bus goes out
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def night(make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    return night


OURS = [one for one in post.ROUNDS if one.name in {"reminders", "changes"}]


def round_and_delivery(engines, at, rounds=OURS):
    post.make_rounds(engines, at, rounds)
    post.deliver(engines, at)


def subjects(mail_server):
    return sorted((one["To"].partition("@")[0], one["Subject"]) for one in mail_server.letters)


def words_of(sent):
    part = sent.get_payload(0) if sent.is_multipart() else sent
    return part.get_payload(decode=True).decode()


def kept(engines):
    with engines.reading() as db:
        return db.exec(select(Letter).order_by(Letter.made_at)).all()


def change(engines, row, **what):
    with engines.writing() as db:
        found = db.get(type(row), row.id)
        for name, value in what.items():
            setattr(found, name, value)
        db.add(found)
        db.commit()


@pytest.mark.both
def test_a_night_is_reminded_of_three_times_and_never_twice(engines, night, mail_server):
    at = night.opens_at - timedelta(days=9)
    while at < night.opens_at + timedelta(hours=8):
        round_and_delivery(engines, at)
        at += timedelta(minutes=30)
    friday = "Friday 6 March 2026"
    # put_on signs up on the night's own date; both are told only what is still ahead of it.
    assert subjects(mail_server) == [
        (who, f"Tonight: the bus, {friday}") for who in ("aoife", "brendan")
    ]


@pytest.mark.both
def test_all_three_go_to_who_signed_up_long_before(engines, night, cast, mail_server):
    for one in crew(engines, night):
        change(engines, one, signed_up_at=night.opens_at - timedelta(days=20))
    change(engines, night, published_at=night.opens_at - timedelta(days=21))
    at = night.opens_at - timedelta(days=9)
    sent_at = []
    while at < night.opens_at + timedelta(hours=8):
        before = len(mail_server.letters)
        round_and_delivery(engines, at)
        sent_at += [f"{at:%a %H}"] * (len(mail_server.letters) - before)
        at += timedelta(minutes=30)
    assert sent_at == ["Fri 21", "Fri 21", "Wed 21", "Wed 21", "Fri 18", "Fri 18"]


def crew(engines, night):
    with engines.reading() as db:
        return db.exec(select(SignUp).where(SignUp.night_id == night.id)).all()


@pytest.mark.both
def test_many_workers_at_once_remind_once(engines, night, mail_server):
    at_once(6, lambda _: round_and_delivery(engines, EVENING))
    assert len(mail_server.letters) == 2 and len(kept(engines)) == 2


@pytest.mark.both
def test_a_key_is_told_once_however_many_tell_it(engines, night, cast):
    def tell(_) -> bool:
        with engines.writing() as db:
            new = store.tell(
                db, rules.message(About.CREW, cast["aoife"].id, night.id, 1, EVENING)
            )
            db.commit()
            return new

    assert sum(at_once(8, tell)) == 1


def test_a_night_cancelled_after_the_round_is_not_reminded_of(engines, night, mail_server):
    post.make_rounds(engines, EVENING, OURS)
    change(engines, night, cancelled_at=EVENING, cancelled_because=Reason.WEATHER)
    post.deliver(engines, EVENING)
    assert mail_server.letters == []
    assert {one.state for one in kept(engines)} == {Post.DROPPED}


def test_nothing_due_writes_nothing(engines, night):
    round_and_delivery(engines, MONDAY)
    assert kept(engines) == []


def test_a_round_that_fails_stops_no_other(engines, night, mail_server, caplog):
    def broken(db, now):
        raise RuntimeError("Brendan's telephone number")

    with caplog.at_level("INFO", "sosbus"):
        round_and_delivery(engines, EVENING, [post.Round("broken", post.SOON, broken), *OURS])
    assert len(mail_server.letters) == 2
    assert "RuntimeError" in caplog.text and "telephone" not in caplog.text


def moved(engines, who, night, was, now_is, at, why=""):
    with engines.writing() as db:
        db.add(
            Change(person_id=who.id, night_id=night.id, was=was, now_is=now_is, at=at, why=why)
        )
        db.commit()


@pytest.mark.both
def test_changes_are_told_together_from_first_to_last(
    engines, night, cast, make_night, mail_server
):
    saturday = make_night(night.night_date + timedelta(days=1))
    me = cast["brendan"]
    moved(engines, me, night, "Support", "Driver", MONDAY)
    moved(
        engines,
        me,
        saturday,
        "not on",
        "Support",
        MONDAY + timedelta(minutes=1),
        "We are short",
    )
    moved(
        engines, me, night, "Driver", "First aider", MONDAY + timedelta(minutes=1, seconds=30)
    )
    for seconds in range(0, 600, 30):
        round_and_delivery(engines, MONDAY + timedelta(seconds=seconds))
    [sent] = mail_server.letters
    words = words_of(sent)
    assert "Support → First aider" in words and "Driver" not in words
    assert "not on → Support" in words and "Why: We are short" in words


def test_somebody_who_keeps_moving_people_about_holds_no_digest_up(
    engines, night, cast, mail_server
):
    for minute in range(12):
        at = MONDAY + timedelta(minutes=minute)
        moved(engines, cast["brendan"], night, f"was {minute}", f"was {minute + 1}", at)
        round_and_delivery(engines, at)
    [sent] = mail_server.letters
    assert "was 0 → was 11" in words_of(sent)
    round_and_delivery(engines, MONDAY + timedelta(minutes=14))
    assert "was 11 → was 12" in words_of(mail_server.letters[1])
    assert len(mail_server.letters) == 2


def test_there_and_back_again_is_not_told_and_later_changes_are(
    engines, night, cast, mail_server
):
    me = cast["brendan"]
    moved(engines, me, night, "Support", "not on", MONDAY)
    moved(engines, me, night, "not on", "Support", MONDAY)
    round_and_delivery(engines, MONDAY + timedelta(minutes=3))
    assert mail_server.letters == []
    moved(engines, me, night, "Support", "Driver", MONDAY + timedelta(minutes=4))
    round_and_delivery(engines, MONDAY + timedelta(minutes=7))
    assert len(mail_server.letters) == 1


def test_a_digest_tried_again_says_the_same(engines, night, cast, monkeypatch, mail_server):
    me, soon = cast["brendan"], MONDAY + timedelta(minutes=3)
    moved(engines, me, night, "Support", "Driver", MONDAY)
    post.make_rounds(engines, soon)
    assert post.outcome(engines, post.claimed(engines, soon), soon)[0] is Post.SENT
    moved(engines, me, night, "Driver", "Medic", soon)
    later = soon + timedelta(minutes=5)
    for minutes in range(4):
        round_and_delivery(engines, later + timedelta(minutes=minutes))
    first, again, more = [words_of(one) for one in mail_server.letters]
    assert first == again and "Support → Driver" in again and "Driver → Medic" in more


def test_a_digest_in_the_night_waits_and_tells_all_of_it(engines, night, cast, mail_server):
    me, late = cast["brendan"], datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    moved(engines, me, night, "Support", "Driver", late)
    round_and_delivery(engines, late + timedelta(minutes=3))
    moved(engines, me, night, "Driver", "Medic", late + timedelta(minutes=20))
    for hour in range(12):
        round_and_delivery(engines, late + timedelta(hours=hour, minutes=35))
    [sent] = mail_server.letters
    assert "Support → Medic" in words_of(sent)


@pytest.fixture
def no_mail(the_demo):
    settings.cache_clear()


def test_in_the_demonstration_a_message_can_be_read_in_the_outbox(
    engines, night, no_mail, visit
):
    with engines.writing() as db:
        store.add(db, rules.new_letter("brendan@sosbus.example", "Your code", "1\n", EVENING))
        db.commit()
    round_and_delivery(engines, EVENING)
    states = {one.about: (one.state, bool(one.body)) for one in kept(engines)}
    assert states[About.NUDGE] == (Post.SHOWN, True)
    assert states[About.LETTER] == (Post.WAITING, True)
    assert "Tonight: the bus" in visit(None, "GET", "/outbox").said


def test_a_message_leaves_no_address_and_no_words_behind(engines, night, mail_server):
    round_and_delivery(engines, EVENING)
    assert {(one.to, one.subject, one.body) for one in kept(engines)} == {("", "", "")}
    assert {one.via for one in kept(engines)} == {Via.EMAIL}


def test_a_reminder_brings_its_night_for_the_calendar(engines, night, mail_server):
    for one in crew(engines, night):
        change(engines, one, signed_up_at=night.opens_at - timedelta(days=20))
    change(engines, night, published_at=night.opens_at - timedelta(days=21))
    round_and_delivery(engines, night.opens_at - timedelta(days=1, hours=10))
    sent = mail_server.letters[0]
    [words, calendar] = sent.get_payload()
    assert calendar.get_content_type() == "text/calendar"
    held = Calendar.from_ical(calendar.get_payload(decode=True))
    [event] = held.walk("VEVENT")
    assert event.decoded("dtstart") == night.opens_at
    assert "@sosbus.example" not in calendar.get_payload(decode=True).decode()
