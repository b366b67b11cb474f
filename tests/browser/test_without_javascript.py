"""An old phone, or a script that did not arrive: everything still works by plain forms."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(phone):
    return lambda who="": phone(who, java_script_enabled=False)


def test_somebody_comes_in_by_the_code_from_the_outbox(plain):
    someone = plain()
    someone.go("/sign-in?next=/rota")
    someone.page.get_by_label("Your email address").fill("Brendan@SOSbus.example")
    someone.button("Send me a code")
    someone.link("read it in the outbox")
    letter = someone.page.locator("pre.letter").first.inner_text()
    someone.go("/sign-in/code")
    code = re.search(r"^\d{6}$", letter, re.MULTILINE)[0]
    someone.page.get_by_label("The six digits").fill(code)
    someone.button("Sign in")
    expect(someone.page.get_by_role("heading", name="Rota", level=1)).to_be_visible()


def test_a_lead_runs_the_whole_night(plain):
    aoife = plain("aoife")
    aoife.link("Run this night")
    aoife.looks_over()
    aoife.button("Open the night")
    aoife.link("Drop-in")
    aoife.button("Save")
    expect(aoife.page.get_by_role("alert")).to_contain_text("Choose one to four reasons")
    aoife.tile("Lost friends", "reasons")
    saves_with_a_nervous_thumb(aoife)

    water = aoife.page.locator(".counts .stat", has_text="Water").locator("b")
    for number in ("1", "2"):
        aoife.button(re.compile("Water ?, add one"))
        expect(water).to_have_text(number)
    aoife.tap(aoife.page.locator("summary", has_text="Put a tally right"))
    aoife.button(re.compile("Take one off ?, water"))
    expect(water).to_have_text("1")

    aoife.link("Open contact 1")
    aoife.tile("Taxi", "outcome")
    aoife.button("Save")
    expect(aoife.page.get_by_text("Still to say: 3 answers")).to_be_visible()
    aoife.link("Close the night")
    aoife.tap(aoife.page.get_by_label("We do not know the rest"))
    aoife.button("Close the night")
    expect(aoife.page.get_by_role("status")).to_contain_text("Night closed. Thank you")


def saves_with_a_nervous_thumb(aoife):
    """Pressed twice in one breath: the same id goes twice, one contact is kept."""
    posts = []
    aoife.page.on("request", lambda sent: posts.append(sent.method))
    aoife.page.get_by_role("button", name="Save").dblclick()
    expect(aoife.page.locator(".stat", has_text="contacts").locator("b")).to_have_text("1")
    aoife.page.reload()
    expect(aoife.page.locator(".ledger > li")).to_have_count(1)
    assert posts.count("POST") >= 1


def test_a_volunteer_takes_a_place_and_gives_it_back(plain):
    brendan = plain("brendan")
    brendan.go("/rota")
    brendan.link("I can do this")
    brendan.button("Take a place: support")
    expect(brendan.page.get_by_role("status")).to_contain_text("You are on for")
    brendan.tap(brendan.page.locator("summary", has_text="I can’t come"))
    brendan.button("I can’t come")
    expect(brendan.page.get_by_role("status")).to_contain_text(
        re.compile("You are off|Thanks for saying")
    )
