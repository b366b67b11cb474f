"""The roll with no signal: every tap kept, sent once, and not said to be sent before."""

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROLL = re.compile(r"/roll$")


@pytest.fixture
def roll(phone):
    """Aoife with tonight's roll open, and a copy of it on her phone."""
    aoife = phone("aoife")
    aoife.go("/")
    night = aoife.page.get_by_role("link", name="Run this night").get_attribute("href")
    aoife.roll = night.replace("tonight", "roll")
    aoife.go(aoife.roll)
    aoife.keeps_this_page()
    again_from_the_start(aoife)
    return aoife


def again_from_the_start(aoife):
    """Take back what an earlier test marked."""
    back = aoife.page.locator("button[value=undo]:not([hidden])")
    while back.count():
        back.first.tap()
        aoife.page.wait_for_timeout(50)
    all_sent(aoife)


def all_sent(aoife):
    until = time.monotonic() + 15
    while aoife.page.evaluate("outbox.all().then((left) => left.length)"):
        assert time.monotonic() < until, "the outbox did not empty"
        aoife.page.wait_for_timeout(100)


def said(aoife) -> str:
    return aoife.page.locator("[data-outbox]").inner_text()


def aboard(aoife) -> int:
    return int(aoife.page.locator("[data-aboard]").inner_text())


def tap_here(aoife, number):
    for _ in range(number):
        here = aoife.page.locator("button[value=arrived]:not([hidden])").first
        aoife.tap(here)
        aoife.page.wait_for_timeout(30)


def test_a_crew_is_called_in_one_tap_and_six_by_name_in_under_twenty_seconds(roll, tell):
    roll.taps = 0
    began = time.monotonic()
    tap_here(roll, 6)
    took = time.monotonic() - began
    assert aboard(roll) == 6 and took < 20
    tell(f"Six of the crew by name: {roll.taps} taps, {took:.1f} s for the machine")
    again_from_the_start(roll)
    roll.taps = 0
    roll.button("All here")
    assert roll.taps == 1
    expect(roll.page.locator("button[value=arrived]:not([hidden])")).to_have_count(0)
    all_sent(roll)


def test_what_is_tapped_without_signal_is_shown_kept_through_a_reload_and_sent_once(roll):
    roll.page.context.set_offline(True)
    tap_here(roll, 3)
    expect(roll.page.locator("[data-outbox]")).to_contain_text("3 safe on this phone")
    assert "All sent" not in said(roll)
    roll.page.reload()
    expect(roll.page.get_by_text("No signal. This is how it was as at")).to_be_visible()
    expect(roll.page.locator("[data-aboard]")).to_have_text("3")
    tap_here(roll, 1)
    expect(roll.page.locator("[data-outbox]")).to_contain_text("4 safe on this phone")
    roll.heard.clear()
    roll.page.context.set_offline(False)
    all_sent(roll)
    expect(roll.page.locator("[data-outbox]")).to_contain_text("All sent")
    roll.go(roll.roll)
    assert aboard(roll) == 4, "as the server has it"


def test_signed_out_meanwhile_nothing_is_lost_and_it_says_what_to_do(roll):
    cookies = roll.page.context.cookies()
    roll.page.context.clear_cookies()
    tap_here(roll, 2)
    expect(roll.page.locator("[data-outbox]")).to_contain_text("Sign in to send")
    assert "All sent" not in said(roll)
    roll.page.context.add_cookies(cookies)
    roll.page.evaluate("outbox.flush()")
    all_sent(roll)
    roll.heard.clear()
    roll.go(roll.roll)
    assert aboard(roll) == 2


def test_a_lost_reply_is_sent_again_and_counts_once(roll):
    lost = []

    def lose(route):
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    roll.page.route("**/roll/*", lose)
    tap_here(roll, 1)
    all_sent(roll)
    roll.heard.clear()
    assert lost[0].status == 201
    roll.go(roll.roll)
    assert aboard(roll) == 1


def test_a_portal_that_answers_everything_does_not_count_as_sent(roll):
    portal = "<html><h1>Free wifi</h1></html>"
    roll.page.route("**/roll/*", lambda route: route.fulfill(status=200, body=portal))
    tap_here(roll, 1)
    expect(roll.page.locator("[data-outbox]")).to_contain_text("1 safe on this phone")
    roll.page.wait_for_timeout(500)
    assert "All sent" not in said(roll)
    roll.page.unroute("**/roll/*")
    all_sent(roll)


def test_two_phones_meet(roll, phone):
    other = phone("declan")
    other.go(roll.roll)
    roll.page.context.set_offline(True)
    tap_here(roll, 2)
    tap_here(other, 3)
    all_sent(other)
    roll.page.context.set_offline(False)
    all_sent(roll)
    roll.heard.clear()
    roll.go(roll.roll)
    assert aboard(roll) == 3, "the same people, marked twice, are aboard once"


def test_the_week_is_there_without_signal_and_says_from_when(phone):
    brendan = phone("brendan")
    brendan.go("/rota/week")
    brendan.keeps_this_page()
    brendan.page.context.set_offline(True)
    brendan.page.reload()
    expect(brendan.page.get_by_text("No signal. This is how it was as at")).to_be_visible()
    expect(brendan.page.locator(".crew").first).to_be_visible()
    brendan.heard.clear()
    brendan.page.context.set_offline(False)


def test_the_next_person_on_the_device_finds_no_copy(phone):
    brendan = phone("brendan")
    brendan.go("/rota/week")
    brendan.keeps_this_page()
    kept = "caches.open('pages').then((box) => box.keys()).then((all) => all.length)"
    assert brendan.page.evaluate(kept) > 0
    brendan.button("Sign out")
    brendan.page.get_by_role("heading", name="Sign in").wait_for()
    assert brendan.page.evaluate(kept) == 0
