"""The rota in the hand: how many taps each thing takes, and a board that can be dragged on."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"viewport": {"width": 1280, "height": 900}, "has_touch": False, "color_scheme": "light"}


def test_a_volunteer_sees_the_next_night_without_scrolling_and_says_yes_in_one_tap(phone, tell):
    brendan = phone("brendan")
    brendan.go("/")  # without the greeting that sign-in leaves
    card = brendan.page.locator("#next").locator("..")
    for words in ("hours on shift", "first aider", "Aoife leads", "Meet:", "Duty phone"):
        expect(card).to_contain_text(words)
    box = card.bounding_box()
    assert box["y"] + box["height"] <= 740 - 60, "above the fold, and above the ways"
    if not card.get_by_role("button", name="Yes, I’m coming").count():  # it has begun by now
        brendan.page.locator("section[aria-labelledby=then] a").first.click()
    brendan.button("Yes, I’m coming")
    expect(brendan.page.get_by_role("status")).to_contain_text("Thank you")
    assert brendan.taps == 1
    tell(f"Saying yes to the next night: {brendan.taps} tap")
    expect(brendan.page.get_by_text("You have said you are coming")).to_be_visible()


def test_a_place_is_taken_in_two_taps_and_given_back_in_two(phone, tell):
    brendan = phone("brendan")
    brendan.go("/rota?show=could")
    brendan.link("I can do this")
    brendan.button("Take a place")
    expect(brendan.page.get_by_role("status")).to_contain_text("You are on for")
    night = brendan.path
    assert brendan.taps == 2
    tell(f"From the rota to on it: {brendan.taps} taps")
    brendan.go(night)
    brendan.taps = 0
    brendan.tap(brendan.page.locator("summary", has_text="I can’t come"))
    brendan.button("I can’t come")
    thanks = re.compile("You are off the night|Thanks for saying")  # by how near the night is
    expect(brendan.page.get_by_role("status").first).to_contain_text(thanks)
    assert brendan.taps == 2
    tell(f"I can’t come: {brendan.taps} taps")


def test_a_full_month_fits_one_page_of_paper(phone, tmp_path):
    """Ten weekend nights and a crew of nine each: one A4 page, lying down."""
    declan = phone("declan", **DESK)
    declan.go("/rota/print?month=2026-10")
    assert declan.page.locator("tbody tr").count() == 10
    sheet = declan.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    across, up = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", sheet).groups()
    assert float(across) > float(up), "lying down"


def test_a_coordinator_drags_somebody_to_a_free_place(phone):
    declan = phone("declan", **DESK)
    declan.go("/rota?show=gaps&role=support")
    page = declan.page
    seat = page.locator("[data-drop][data-role=support]").first
    free = page.locator("[data-drop][data-role=support]").count()
    hand = page.locator("[data-person]", has_text="Support")
    for which in range(12):
        with page.expect_navigation():
            hand.nth(which).drag_to(seat)
        if page.get_by_role("status").get_by_text("is on for").count():
            break
        declan.go("/rota?show=gaps&role=support")
    expect(page.get_by_role("status")).to_contain_text("is on for")
    assert "/rota" in declan.path, "and stays on the board"
    assert page.locator("[data-drop][data-role=support]").count() == free - 1


def test_a_coordinator_fills_a_place_by_tapping_and_hears_why_not(phone):
    declan = phone("declan")
    declan.go("/rota?show=gaps")
    declan.tap(declan.page.locator("a.seat--free").first)
    declan.tap(declan.page.locator("summary", has_text="trained, but not now"))
    declan.tap(declan.page.locator("details button").first)
    expect(declan.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    declan.go("/rota?show=gaps")
    declan.tap(declan.page.locator("a.seat--free", has_text="support").first)
    declan.tap(declan.page.locator("main form button.button--plain").first)
    expect(declan.page.get_by_role("status")).to_contain_text("is on for")
