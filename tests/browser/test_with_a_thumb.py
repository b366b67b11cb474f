"""What each person does most, on a phone in the dark, in the fewest taps."""

import re

import pytest
from playwright.sync_api import expect

from sosbus.doors.rules import Permission

pytestmark = pytest.mark.browser
MARK = "window.stayed = true"
STAYED = "window.stayed === true"


def test_a_volunteer_takes_a_place_in_two_taps_from_the_rota(phone, tell):
    brendan = phone("brendan")
    brendan.go("/rota")
    brendan.link("I can do this")
    brendan.button("Take a place: support")
    expect(brendan.page.get_by_role("status")).to_contain_text("You are on for")
    assert brendan.taps == 2
    tell(f"From the rota to on it: {brendan.taps} taps")
    expect(brendan.page.get_by_role("heading", name="You are on: support")).to_be_visible()

    brendan.tap(brendan.page.locator("summary", has_text="I can’t come"))
    brendan.button("I can’t come")
    thanks = re.compile("You are off the night|Thanks for saying")  # by how near the night is
    expect(brendan.page.get_by_role("status").first).to_contain_text(thanks)


def test_a_lead_opens_records_tallies_and_closes(phone, tell):
    aoife = phone("aoife")
    aoife.link("Run this night")
    aoife.looks_over()
    aoife.button("Open the night")
    expect(aoife.page.locator(".notices")).to_contain_text("The bus is open")
    expect(aoife.page.get_by_text("Nobody yet tonight.")).to_be_visible()
    assert aoife.taps == 9
    tell(f"From the first page to an open bus, all checks answered: {aoife.taps} taps")

    records_a_contact_in_three_taps(aoife, tell)
    finishes_it_in_as_few_as_the_questions(aoife, tell)
    tallies_without_a_page_load(aoife)
    closes(aoife, tell)


def records_a_contact_in_three_taps(aoife, tell):
    aoife.taps = 0
    aoife.link("Drop-in")
    aoife.tile("Upset", "reasons")
    aoife.button("Save")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    assert aoife.taps == 3
    tell(f"A contact from the board to saved: {aoife.taps} taps")
    aoife.taps = 0
    aoife.link("First aid")
    aoife.tile("Injury", "reasons")
    aoife.tile("18–24", "age_band")
    aoife.tile("Taxi", "outcome")
    aoife.button("Save")
    assert aoife.taps == 5
    tell(f"With age and how they left: {aoife.taps} taps")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    expect(aoife.page.get_by_role("heading", name="Contact 2")).to_be_visible()
    aoife.link("Back")


def finishes_it_in_as_few_as_the_questions(aoife, tell):
    aoife.taps = 0
    aoife.link("Open contact 1")
    aoife.tile("25–34", "age_band")
    aoife.tile("Walked", "outcome")
    aoife.tile("Friends", "arrival")
    aoife.tile("Some", "alcohol")
    aoife.button("Save")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    assert aoife.taps == 6
    tell(f"Finishing a drop-in, four answers: {aoife.taps} taps")


def tallies_without_a_page_load(aoife):
    aoife.page.evaluate(MARK)
    water = aoife.page.locator(".counts .stat", has_text="Water").locator("b")
    for number in ("1", "2", "3"):
        aoife.button(re.compile("Water ?, add one"))
        expect(water).to_have_text(number)
    aoife.button("Undo")
    expect(water).to_have_text("2")
    assert aoife.page.evaluate(STAYED), "the page was loaded again"
    aoife.page.reload()
    expect(water).to_have_text("2")


def closes(aoife, tell):
    aoife.taps = 0
    aoife.link("Close the night")
    expect(aoife.page.get_by_text("1 contact to finish")).to_be_visible()
    aoife.tap(aoife.page.get_by_label("We do not know the rest"))
    aoife.button("Close the night")
    expect(aoife.page.locator(".notices")).to_contain_text("Night closed. Thank you")
    expect(aoife.page.get_by_role("link", name="Drop-in")).to_have_count(0)
    assert aoife.taps == 3
    tell(f"From the board to closed, with an unfinished contact: {aoife.taps} taps")


def test_after_closing_the_board_offers_nothing_that_would_be_refused(phone):
    """Stands after the lead's night: it looks at what is left of it."""
    aoife = phone("aoife")
    aoife.go("/rota")
    mine = aoife.page.locator(".night", has_text="You are on: bus lead").first
    aoife.go(mine.locator("a.button").get_attribute("href") + "/tonight")
    expect(aoife.page).to_have_title(re.compile("Night closed"))
    offered = aoife.page.locator("main button").all_inner_texts()
    assert offered == []


def test_a_partner_reads_a_month(phone, tell):
    eithne = phone("eithne")
    assert eithne.path == "/releases"
    eithne.link("Month by month")
    eithne.tap(eithne.page.locator("main .months a").first)
    expect(eithne.page.get_by_role("heading", name="About the figures below")).to_be_visible()
    assert eithne.taps == 2
    tell(f"From sign-in to the newest month: {eithne.taps} taps")
    numbers = eithne.page.locator("table.figures tbody td:first-of-type").all_inner_texts()
    assert len(numbers) > 20
    assert all(int(one) % 5 == 0 for one in numbers if one.strip().isdigit())
    with eithne.page.expect_download() as sent:
        eithne.tap(eithne.page.get_by_role("link", name="CSV", exact=True))
    assert sent.value.suggested_filename.endswith(".csv")


def test_an_administrator_sees_who_may_do_what(phone):
    fergal = phone("fergal")
    fergal.link("Who may")
    rows = fergal.page.locator("table.who tbody tr")
    expect(rows).to_have_count(len(Permission))
    records = rows.filter(has_text="Open a night, see all that is recorded")
    told = [cell.inner_text() for cell in records.locator("td").all()]
    assert told == ["no", "no", "✓ yes", "✓ yes", "no", "no"]


def test_the_link_in_the_letter_fills_the_box_and_signs_nobody_in(phone):
    someone = phone()
    link = asked_for_a_code(someone)
    someone.page.goto("about:blank")
    someone.page.goto(link)
    box = someone.page.get_by_label("The six digits")
    expect(box).to_have_value(link.rpartition("#")[2])
    assert "#" not in someone.page.url
    other_tab = someone.page.context.new_page()
    other_tab.goto(f"{someone.address}/")
    assert "/sign-in" in other_tab.url, "the link alone signed somebody in"
    someone.button("Sign in")
    expect(someone.page.get_by_text("You are signed in as Brendan")).to_be_visible()


def test_the_link_works_too_where_the_code_page_stands_open(phone):
    someone = phone()
    link = asked_for_a_code(someone)
    someone.go("/sign-in/code")
    someone.page.goto(link)
    expect(someone.page.get_by_label("The six digits")).to_have_value(link[-6:])


def asked_for_a_code(someone) -> str:
    someone.go("/sign-in")
    someone.page.get_by_label("Your email address").fill("brendan@sosbus.example")
    someone.button("Send me a code")
    someone.link("read it in the outbox")
    letter = someone.page.locator("pre.letter").first.inner_text()
    return re.search(r"http\S+#\d{6}", letter)[0]
