"""A bad signal, a second device, a session that ended: what a person then sees."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_the_night_without_signal import all_sent, ready

pytestmark = pytest.mark.browser
# What a browser with a window says of a tab that another one covers.
BEHIND = "Object.defineProperty(document, 'hidden', { value: true, configurable: true })"
IN_FRONT = "delete document.hidden"
FOCUSED = "document.activeElement.matches('button') && document.activeElement.textContent"


@pytest.fixture
def aoife(phone):
    """Aoife, looking at the board of her open bus."""
    aoife = phone("aoife")
    aoife.go("/tonight")
    opening = aoife.page.get_by_role("button", name="Open the night")
    if opening.count():
        aoife.looks_over()
        opening.tap()
    expect(aoife.page.get_by_role("link", name="Drop-in")).to_be_visible()
    return aoife


def number_of_contacts(aoife) -> int:
    return int(aoife.page.locator(".stat", has_text="contacts").locator("b").inner_text())


def test_first_aid_asks_about_treatment_and_a_drop_in_does_not(aoife):
    for way, is_asked in (("Drop-in", False), ("First aid", True)):
        aoife.link(way)
        aoife.tap(aoife.page.locator("summary", has_text="Other reasons"))
        expect(aoife.page.locator("#arrival")).to_be_visible()
        expect(aoife.page.locator("#treatment")).to_be_visible(visible=is_asked)
        aoife.link("Back")


def test_a_mistake_takes_the_focus_and_keeps_what_was_chosen(aoife):
    aoife.link("First aid")
    aoife.tile("18–24", "age_band")
    aoife.button("Save")
    expect(aoife.page.get_by_role("alert")).to_be_focused()
    expect(aoife.page.locator("#age_band [value='18-24']")).to_be_checked()


def test_a_keyboard_stays_where_it_was_when_the_board_is_drawn_again(aoife):
    water = aoife.page.get_by_role("button", name=re.compile("Water ?, add one"))
    water.focus()
    with aoife.page.expect_response("**/tallies/*"):
        aoife.page.keyboard.press("Enter")
    aoife.page.wait_for_timeout(300)
    assert "Water" in (aoife.page.evaluate(FOCUSED) or ""), "the keyboard fell off the page"


def test_going_back_after_saving_does_not_offer_the_same_contact_once_more(aoife):
    aoife.link("Drop-in")
    aoife.tile("Shoes", "reasons")
    aoife.button("Save")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    aoife.page.go_back()
    expect(aoife.page.get_by_role("heading", name="Drop-in")).to_be_visible()
    expect(aoife.page.locator("#reasons input:checked")).to_have_count(0)


def test_four_quick_taps_over_a_slow_signal_are_four(aoife):
    """Four bottles of water in one go: every tap counts, however slowly it travels."""
    count = aoife.page.locator(".counts .stat", has_text="Phone charge").locator("b")
    before = int(count.inner_text())
    network = aoife.page.context.new_cdp_session(aoife.page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1}
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", slow)
    for _ in range(4):
        aoife.button(re.compile("Phone charge ?, add one"))
        aoife.page.wait_for_timeout(150)
    expect(count).to_have_text(str(before + 4))
    all_sent(aoife)
    aoife.page.reload()
    expect(count).to_have_text(str(before + 4))


def test_what_was_ticked_survives_a_session_that_ended(aoife):
    """It is safe on the phone: sign in on another tab, come back, and it is sent."""
    ready(aoife)
    aoife.link("Drop-in")
    aoife.tile("Get home", "reasons")
    aoife.tile("18–24", "age_band")
    kept = aoife.page.context.cookies()
    aoife.page.context.clear_cookies()
    aoife.button("Save")
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("Sign in to send")
    aoife.page.context.add_cookies(kept)  # signed in on another tab
    all_sent(aoife)
    aoife.go("/tonight")
    expect(aoife.page.locator("#board .ledger > li").first).to_contain_text("get home")


def test_a_tap_after_the_night_was_closed_elsewhere_is_kept_and_waits(aoife):
    aoife.page.evaluate(BEHIND)  # and so does not hear that the night is closed
    other = aoife.page.context.new_page()
    other.goto(aoife.page.url.replace("tonight", "closing"))
    unknown = other.get_by_label("We do not know the rest")
    if unknown.count():
        unknown.tap()
    other.get_by_label("I looked at each of them").tap()
    other.get_by_role("button", name="Close the night").tap()
    heading = other.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Night closed")
    aoife.button(re.compile("Water ?, add one"))
    all_sent(aoife)
    aoife.page.evaluate(IN_FRONT)
    closed = aoife.page.get_by_role("heading", level=1)
    expect(closed).to_contain_text("Night closed")
    other.goto(other.url.replace("tonight", "next-day"))
    expect(other.get_by_role("heading", name="Waits for you")).to_be_visible()
