"""Letters leave by a real mail server, are tried again, and keep no words once gone."""

from datetime import UTC, datetime, timedelta

import pytest

from sosbus import post
from sosbus.base.settings import settings
from sosbus.messages import rules, store
from sosbus.messages.rules import new_letter
from sosbus.messages.tables import Letter, Post
from sosbus.people.rules import tidy_email
from sosbus.web.mail import send_mail
from tests.conftest import at_once

NOW = datetime(2026, 3, 6, 22, tzinfo=UTC)


def put_in(engines, to="brendan@sosbus.example", subject="Your code", at=NOW, **more) -> Letter:
    letter = new_letter(to, subject, "123456\n", at, **more)
    with engines.writing() as db:
        store.add(db, letter)
        db.commit()
    return letter


def kept(engines, letter) -> Letter:
    with engines.reading() as db:
        return db.get(Letter, letter.id)


@pytest.mark.both
def test_a_letter_leaves_once_and_its_words_go_with_it(engines, mail_server):
    letter = put_in(engines)
    assert post.deliver(engines, NOW) == 1
    assert post.deliver(engines, NOW) == 0
    [sent] = mail_server.letters
    assert (sent["To"], sent["Subject"]) == ("brendan@sosbus.example", "Your code")
    assert "123456" in sent.get_payload()
    assert (kept(engines, letter).state, kept(engines, letter).body) == (Post.SENT, "")


def test_a_letter_that_came_too_late_is_dropped(engines, mail_server):
    letter = put_in(engines, useless_after=NOW + timedelta(minutes=10))
    post.deliver(engines, NOW + timedelta(minutes=10))
    assert mail_server.letters == []
    assert (kept(engines, letter).state, kept(engines, letter).body) == (Post.DROPPED, "")


def test_a_letter_nobody_takes_is_tried_eight_times(engines, monkeypatch):
    monkeypatch.setenv("SOSBUS_SMTP_URL", "smtp://127.0.0.1:9")
    settings.cache_clear()
    letter, at, waits = put_in(engines), NOW, []
    for _ in range(rules.TRIES):
        assert post.deliver(engines, at) == 1
        assert post.deliver(engines, at) == 0
        waits.append(kept(engines, letter).due_at - at)
        at = kept(engines, letter).due_at
    settings.cache_clear()
    assert [wait.total_seconds() / 60 for wait in waits] == [1, 5, 15, 60, 60, 60, 60, 0]
    assert (kept(engines, letter).state, kept(engines, letter).body) == (Post.DEAD, "")


def test_a_letter_claimed_by_a_sender_that_died_is_sent_by_the_next(engines, mail_server):
    put_in(engines)
    assert post.claimed(engines, NOW)
    assert post.deliver(engines, NOW + timedelta(minutes=1)) == 0
    assert post.deliver(engines, NOW + timedelta(minutes=2)) == 1


@pytest.mark.both
def test_two_senders_at_once_send_each_letter_once(engines, mail_server):
    for _ in range(12):
        put_in(engines)
    assert sum(at_once(2, lambda _: post.deliver(engines, NOW))) == 12
    assert len({sent["Message-ID"] for sent in mail_server.letters}) == 12
    assert len(mail_server.letters) == 12


@pytest.mark.parametrize(
    "to",
    [
        "é@x.example",
        "(a@x.example",
        "a\\@x.example",
        "a\x01b@x.example",
        "[a@x.example",
        ".@x.example",
    ],
)
def test_a_letter_that_cannot_be_written_holds_up_no_other(engines, mail_server, to):
    """Such an address can be typed, so the postman has to live with it, and give up in time."""
    assert tidy_email(to) == to
    bad = put_in(engines, to=to)
    good = put_in(engines, at=NOW + timedelta(seconds=1))
    post.deliver(engines, NOW + timedelta(seconds=2))
    assert kept(engines, good).state is Post.SENT
    at = NOW
    for _ in range(rules.TRIES):
        at += timedelta(hours=2)
        post.deliver(engines, at)
    assert kept(engines, bad).state in {Post.DEAD, Post.SENT}


def test_a_letter_cannot_be_given_more_headers(mail_server):
    words = ("bus@x.example", "wren@x.example", "Code\nBcc: all@x.example", "123456\n", "1")
    with pytest.raises(ValueError, match="linefeed"):
        send_mail(settings().smtp_url, *words)
    assert mail_server.letters == []
