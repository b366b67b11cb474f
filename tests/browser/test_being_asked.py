"""Dropping out, being asked, saying yes, on a phone: every page looked at, taps counted.

A house of its own with the cast in it, so that what is asked does not hang on the weekday.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sosbus.answers.rules import link_token
from sosbus.answers.tables import Kind
from sosbus.cover import store as cover
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.rota.tables import OfferKind
from tests.browser.conftest import Phone, phones
from tests.browser.test_every_page import Walk
from tests.crowds import AIDER, HOUR, LEAD, SUPPORT, offers, on, open_offers, some_people

pytestmark = pytest.mark.browser


@pytest.fixture
def night(the_demo, engines, cast, make_night):
    night = make_night(night_date_of(datetime.now(UTC)) + timedelta(days=2))
    early = night.opens_at - 500 * HOUR
    on(engines, night, cast["aoife"], LEAD, early)
    on(engines, night, cast["brendan"], AIDER, early)
    for one in some_people(engines, cast, 2, name="Robin"):
        on(engines, night, one, SUPPORT, early)
    some_people(engines, cast, 4, AIDER)
    return night


@pytest.fixture
def phone(chromium, served, night):
    with phones(chromium, served) as new_phone:
        yield new_phone


@pytest.fixture
def look():
    walk = Walk()

    def look_(me: Phone, stop: str) -> None:
        walk.look(me, stop)
        if folder := os.environ.get("SOSBUS_TEST_PICTURES"):
            path = Path(folder) / f"{stop.replace(' ', '-')}.png"
            me.page.screenshot(path=path, full_page=True)

    yield look_
    assert {promise: found for promise, found in walk.broken.items() if found} == {}


def test_cannot_come_is_two_taps_and_yes_from_the_message_one(
    phone, look, night, engines, cast
):
    me = phone("brendan")
    look(me, "brendan front")
    me.link("I can’t come")
    me.page.get_by_text("Nobody asks why").wait_for()
    look(me, "brendan cannot come")
    me.button("I can’t come")
    me.page.get_by_role("status").get_by_text("We are asking others now").wait_for()
    assert me.taps == 2
    look(me, "brendan seeking")
    lead = phone("aoife")
    lead.go(f"/nights/{night.id}")
    lead.page.get_by_text("3 people asked").wait_for()
    look(lead, "lead looking")
    offer = open_offers(engines)[0]
    anyone = phone()
    anyone.go(f"/answer/{link_token(Kind.OFFER, offer.id)}")
    look(anyone, "answer link")
    anyone.button("Yes, I can")
    anyone.page.get_by_text("You said yes. Thank you.").wait_for()
    assert anyone.taps == 1
    look(anyone, "answer link used")
    anyone.go(f"/answer/{link_token(Kind.OFFER, another(engines, offer))}")
    look(anyone, "answer link too late")
    lead.go(f"/nights/{night.id}")
    lead.page.get_by_text("Covered").first.wait_for()
    look(lead, "lead covered")


def another(engines, but):
    return next(one.id for one in offers(engines) if one.id != but.id)


def test_a_swap_or_a_gift_and_the_one_who_is_asked(phone, look, night, engines, cast):
    me = phone("brendan")
    me.link("I can’t come")
    me.page.get_by_text("Nobody asks why").wait_for()
    me.link("Give it away or swap")
    me.page.get_by_role("heading", name="Give it away").wait_for()
    look(me, "giving")
    me.button("Offer my place")
    me.page.get_by_role("status").get_by_text("Offered").wait_for()
    look(me, "given")
    me.button("Take it back")
    me.page.get_by_role("status").get_by_text("Taken back").wait_for()


def test_who_is_asked_sees_it_first_and_says_yes_in_one_tap(
    phone, look, night, engines, cast, make_night
):
    robin = cast["robin 0"]
    with engines.writing() as db:
        found, who = db.get(Night, night.id), db.get(Person, robin.id)
        made = cover.give(db, found, who, cast["ciara"].id, datetime.now(UTC))
        assert [one.kind for one in made] == [OfferKind.GIVEN]
        db.commit()
    ciara = phone("ciara")
    ciara.page.get_by_text("Robin 0 asks").wait_for()
    look(ciara, "asked front")
    ciara.go(f"/offers/{made[0].id}")
    look(ciara, "offer")
    ciara.go("/")
    ciara.button("Yes, I can")
    ciara.page.get_by_role("status").get_by_text("You are on").wait_for()
    assert ciara.taps == 1
    ciara.go(f"/offers/{made[0].id}")
    look(ciara, "offer answered")


def test_a_full_night_has_a_line(phone, look, night, engines, cast):
    ciara = phone("ciara")
    ciara.go(f"/nights/{night.id}")
    ciara.page.locator("summary", has_text="wait or stand by").click()
    look(ciara, "may wait")
    ciara.page.get_by_role("button", name="Join the waiting list").last.click()
    ciara.page.get_by_role("status").get_by_text("1st in line").wait_for()
    look(ciara, "waiting")
