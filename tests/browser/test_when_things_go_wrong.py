"""A bad signal, a second device, a session that ended: what a person then sees."""

import re

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.matches('button') && document.activeElement.textContent"


@pytest.fixture
def aoife(phone):
    """Aoife, looking at the board of her open bus."""
    aoife = phone("aoife")
    aoife.go("/tonight")
    opening = aoife.page.get_by_role("button", name="Open the night")
    if opening.count():
        opening.tap()
    expect(aoife.page.get_by_role("link", name="Drop-in")).to_be_visible()
    return aoife


def number_of_contacts(aoife) -> int:
    return int(aoife.page.locator(".stat", has_text="contacts").locator("b").inner_text())


def test_first_aid_asks_about_treatment_and_a_drop_in_does_not(aoife):
    aoife.link("Drop-in")
    treatment = aoife.page.locator("#treatment")
    expect(treatment).not_to_be_visible()
    aoife.tile("First aid", "kind")
    expect(treatment).to_be_visible()


def test_a_mistake_takes_the_focus_and_keeps_what_was_chosen(aoife):
    aoife.link("First aid")
    aoife.tile("18–24", "age_band")
    aoife.button("Save")
    expect(aoife.page.get_by_role("alert")).to_be_focused()
    expect(aoife.page.locator("#age_band [value='18-24']")).to_be_checked()


def test_a_keyboard_stays_where_it_was_when_the_board_is_drawn_again(aoife):
    water = aoife.page.get_by_role("button", name=re.compile("Water ?, add one"))
    water.focus()
    with aoife.page.expect_response("**/tallies"):
        aoife.page.keyboard.press("Enter")
    aoife.page.wait_for_timeout(300)
    assert "Water" in (aoife.page.evaluate(FOCUSED) or ""), "the keyboard fell off the page"


def test_going_back_after_saving_does_not_offer_the_same_contact_once_more(aoife):
    aoife.link("Drop-in")
    aoife.tile("Shoes", "reasons")
    aoife.button("Save")
    expect(aoife.page.get_by_role("status")).to_contain_text("is saved")
    aoife.page.go_back()
    expect(aoife.page.get_by_role("heading", name="New contact")).to_be_visible()
    expect(aoife.page.locator("#reasons input:checked")).to_have_count(0)


def test_a_save_without_signal_can_be_sent_again_and_is_kept_once(aoife):
    before = number_of_contacts(aoife)
    aoife.link("Drop-in")
    aoife.tile("Phone", "reasons")
    aoife.page.context.set_offline(True)
    with (
        pytest.raises(PlaywrightError, match="DISCONNECTED"),
        aoife.page.expect_navigation(),
    ):
        aoife.button("Save")
    aoife.page.context.set_offline(False)
    aoife.heard.clear()
    aoife.page.reload()
    expect(aoife.page.get_by_role("status")).to_contain_text("is saved")
    assert number_of_contacts(aoife) == before + 1


def test_four_quick_taps_over_a_slow_signal_are_four(aoife):
    """Four bottles of water in one go: every tap counts, however slowly it travels."""
    phone_charge = aoife.page.locator(".tally li", has_text="Phone charge")
    count = aoife.page.locator(".counts .stat", has_text="Phone charge").locator("b")
    before = int(count.inner_text())
    network = aoife.page.context.new_cdp_session(aoife.page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1}
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", slow)
    for _ in range(4):
        phone_charge.locator("button.plus").tap()
        aoife.page.wait_for_timeout(150)
    aoife.page.wait_for_timeout(2500)
    aoife.page.reload()
    expect(count).to_have_text(str(before + 4))


def test_a_tally_without_signal_says_that_it_was_not_counted(aoife):
    aoife.page.context.set_offline(True)
    seen = aoife.page.locator("body").inner_text()
    aoife.button(re.compile("Water ?, add one"))
    aoife.page.wait_for_timeout(1000)
    aoife.heard.clear()  # Chromium says by itself that there was no signal
    assert aoife.page.locator("body").inner_text() != seen, "the tap was lost without a word"


def test_what_was_ticked_survives_a_session_that_ended(aoife):
    """The page keeps what was sent: sign in on another tab, come back, send it again."""
    aoife.link("Drop-in")
    aoife.tile("Get home", "reasons")
    aoife.tile("18–24", "age_band")
    kept = aoife.page.context.cookies()
    aoife.page.context.clear_cookies()
    aoife.button("Save")
    expect(aoife.page.get_by_role("heading", name="Please sign in")).to_be_visible()
    aoife.page.context.add_cookies(kept)  # signed in on another tab
    aoife.button("I have signed in: send it again")
    expect(aoife.page.get_by_role("status")).to_contain_text("is saved")
    expect(aoife.page.locator(".ledger > li").first).to_contain_text("get home")


def test_a_tally_after_the_night_was_closed_elsewhere_is_refused_in_words(aoife, phone):
    other = aoife.page.context.new_page()
    other.goto(aoife.page.url.replace("tonight", "closing"))
    unknown = other.get_by_label("We do not know the rest")
    if unknown.count():
        unknown.tap()
    other.get_by_role("button", name="Close the night").tap()
    expect(other.get_by_role("status")).to_contain_text("Night closed")
    aoife.button(re.compile("Water ?, add one"))
    expect(aoife.page.locator("main")).to_contain_text("closed")
