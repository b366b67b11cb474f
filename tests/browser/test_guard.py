"""The guard on the device: what it says while somebody types, as the server would say it."""

import csv
import random
import string
from pathlib import Path

import pytest

from sosbus.base.settings import CHECKOUT
from sosbus.guard.rules import blocked, doubts, for_the_device

pytestmark = pytest.mark.browser
NOTES = Path(CHECKOUT, "tests", "guard", "notes.csv")
SCRIPTS = ("guard-marks", "guard")
VENUES = ["Yates", "Queen’s Larder", "St Mary's car park"]
PIECES = (
    "co1 co4 c04 3zz 43 sq 9zz kt21 m25 e3 b7 2nd 1st hr bp rr 98 120/80 gcs 15 ni qq 12 34 "
    "56 c 07700 900 123 +44 (0) oh seven double nine one two 999 123 4560 o l i | @ at dot "
    "com .co.uk insta snap: ig is reg plate xx00 zzz abc cad ref no 42/99999/26 dob born 12 "
    "03 1998 mar 98 98 14th aged 22 yo f she's called Sarah sam Mr Teapot told Yates High "
    "Street 42 road flat 3 · … – ’ é ½ ７ ٣ ๕ \u200b \u00a0 \u2028 Ⅳ ﬁ ² İ ß 👍 x2 500mg "
    "01:30 2300 0115 0130 lives in home"
).split(" ")


@pytest.fixture
def on_the_device(chromium):
    """Asks guard.js itself: words and venues in, (refusal, questions) out."""
    page = chromium.new_page()
    page.goto("about:blank")
    for name in SCRIPTS:
        page.add_script_tag(path=CHECKOUT / "static" / "js" / f"{name}.js")
    yield lambda notes: page.evaluate(
        "([notes, venues]) => notes.map(one => [guard.blocked(one, venues),"
        " guard.doubts(one, venues)])",
        [notes, VENUES],
    )
    page.close()


def on_the_server(notes):
    return [[blocked(one, VENUES), doubts(one, VENUES)] for one in notes]


def test_what_the_device_goes_by_is_what_the_server_goes_by():
    held = Path(CHECKOUT, "static", "js", "guard-marks.js").read_text(encoding="utf-8")
    assert held == for_the_device(), "Run: python scripts/guard_marks.py"


def test_device_and_server_say_the_same_of_every_note(on_the_device, tell):
    with NOTES.open(encoding="utf-8", newline="") as file:
        notes = [row["words"] for row in csv.DictReader(file)]
    assert differing(notes, on_the_device) == []
    tell(f"The guard on the device and on the server agree on all {len(notes)} notes")


def test_device_and_server_say_the_same_of_words_nobody_would_write(on_the_device):
    rng = random.Random(999)
    notes = [
        rng.choice(["", " ", " "]).join(rng.choices(PIECES, k=rng.randint(1, 12)))
        for _ in range(4000)
    ]
    notes += ["".join(rng.choices(string.printable, k=40)) for _ in range(500)]
    assert differing(notes, on_the_device) == []


def differing(notes, on_the_device) -> list:
    both = zip(notes, on_the_server(notes), on_the_device(notes), strict=True)
    return [(note, server, device) for note, server, device in both if server != device]


PUT_IN = """() => {
  const form = document.createElement("form");
  form.innerHTML = `<div class="field"><label for="words">Words</label>
    <textarea id="words" name="words" data-guard="The Ship Inn"></textarea></div>
    <button class="button">Keep</button>`;
  form.addEventListener("submit", event => {
    event.preventDefault();
    form.dataset.went = "yes";
  });
  document.querySelector("main").append(form);
}"""


@pytest.fixture
def declan(phone):
    declan = phone("declan")
    declan.go("/venues")
    return declan


@pytest.fixture
def words(declan):
    """A field that came into the page after the script did."""
    declan.page.evaluate(PUT_IN)
    return declan.page.get_by_label("Words")


def is_kept(declan) -> bool:
    declan.page.get_by_role("button", name="Keep").tap()
    return declan.page.evaluate("document.querySelector('form[data-went]') !== null")


def test_an_identifier_is_refused_while_it_is_typed_and_the_sentence_stands_beside_it(
    declan, words
):
    words.press_sequentially("cold, mum on 07700 90012")
    assert words.get_attribute("aria-invalid") is None
    words.press_sequentially("3 ok")
    said = declan.page.locator("#words-guard")
    assert said.inner_text().startswith("That looks like a phone number.")
    assert said.get_attribute("aria-live") == "polite"
    assert words.get_attribute("aria-describedby") == "words-guard"
    assert words.get_attribute("aria-invalid") == "true"
    assert not is_kept(declan)
    words.fill("cold, mum on her way")
    assert said.inner_text() == "" and is_kept(declan)


def test_what_may_be_a_name_goes_on_once_somebody_says_that_it_is_none(declan, words):
    words.fill("Left with Sam Teapot")
    tick = declan.page.get_by_label("It points at nobody")
    assert not is_kept(declan)
    tick.check()
    words.fill("Left with Sam Teapot, aged 22")
    assert not tick.is_checked()  # it was said of other words
    tick.check()
    assert is_kept(declan)


def test_nothing_is_asked_about_readings_or_a_venue(declan, words):
    words.fill("outside The Ship Inn, BP 120/80, GCS 15, M25")
    assert declan.page.get_by_label("It points at nobody").count() == 0
    assert is_kept(declan)


def test_words_that_another_script_put_in_are_looked_at_before_they_go(declan, words):
    words.evaluate("field => { field.value = 'co4 3zz'; }")
    assert not is_kept(declan)
    assert "a postcode" in declan.page.locator("#words-guard").inner_text()


def test_a_home_is_refused_as_a_venue_before_it_is_sent(declan):
    declan.page.get_by_label("Its name").fill("The flat, CO4 3ZZ")
    assert "a postcode" in declan.page.locator("#name-guard").inner_text()
    declan.page.get_by_label("Its name").fill("The Lantern Annexe")
    assert declan.page.get_by_label("It points at nobody").count() == 0
