"""Hammering the door from many sides at once gets nobody further than asking in turn."""

import re
from collections import Counter

import httpx2
import pytest
from sqlmodel import select

from sosbus.doors.tables import Device
from sosbus.messages.tables import Letter
from tests.conftest import at_once

pytestmark = pytest.mark.both
BRENDAN = {"email": "brendan@sosbus.example"}


@pytest.fixture
def knock(served, cast):
    def go(path, typed, cookie=""):
        headers = {"Accept": "text/html", "Cookie": cookie}
        return httpx2.post(served + path, data=typed, headers=headers, timeout=60)

    return go


@pytest.fixture
def asked(knock, engines):
    """A browser that asked for a code, and the code."""
    browser = knock("/sign-in", BRENDAN).headers["set-cookie"].partition(";")[0]
    with engines.reading() as db:
        body = db.exec(select(Letter)).one().body
    return browser, re.search(r"^\d{6}$", body, re.MULTILINE)[0]


def devices(engines) -> int:
    with engines.reading() as db:
        return len(db.exec(select(Device)).all())


def test_a_code_given_twenty_times_at_once_is_good_once(knock, asked, engines):
    browser, code = asked
    replies = at_once(20, lambda _: knock("/sign-in/code", {"code": code}, browser))
    assert Counter(reply.status_code for reply in replies) == {303: 1, 422: 19}
    assert devices(engines) == 1


def test_twenty_guesses_at_once_are_five_tries(knock, asked, engines):
    browser, code = asked
    wrong = [f"{(int(code) + step) % 1_000_000:06d}" for step in range(1, 21)]
    replies = at_once(20, lambda which: knock("/sign-in/code", {"code": wrong[which]}, browser))
    assert sum("not right" in reply.text for reply in replies) == 4
    assert knock("/sign-in/code", {"code": code}, browser).status_code == 422
    assert devices(engines) == 0


def test_twenty_asking_at_once_for_one_address_send_five_letters(knock, engines):
    replies = at_once(20, lambda _: knock("/sign-in", BRENDAN))
    assert Counter(reply.status_code for reply in replies) == {303: 5, 429: 15}
    with engines.reading() as db:
        assert len(db.exec(select(Letter)).all()) == 5
