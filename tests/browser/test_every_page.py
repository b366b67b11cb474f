"""Every page, in every state worth looking at, held to what anybody's eyes and thumbs need.

One walk through the whole service as each of the cast, measuring at every stop; then one
test for each promise about all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.routing import iter_route_contexts
from playwright.sync_api import Page

from sosbus.app import create_app
from sosbus.base.clock import TOWN, utc_now
from sosbus.targets.rules import year_name
from tests.browser.conftest import Phone, phones

pytestmark = pytest.mark.browser
# Without the tags axe leaves out target sizes: the test at the end proves that they are on.
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
PHONE, NARROW, SHORT = (360, 740), (320, 640), (360, 640)
NOT_PAGES = {
    "calendar_file",
    "healthz",
    "readyz",
    "month_csv",
    "month_csv_metadata",
    "month_json",
    "rota_csv",
    "hours_csv",
    "service_worker",
    "sheet_template",
    "my_data_file",
    "release_file",
    "api_releases",
    "api_release",
    "year_file",
    "year_json",
}

PROGRAMME = (
    "/programme",
    "/programme/year/2008-09",
    f"/programme/year/{year_name(utc_now().astimezone(TOWN).date())}",
    "/programme/days-of-action",
    "/programme/night-time-economy",
    "/programme/partners",
    "/programme/lessons",
    "/programme/lessons?q=nothing+like+it",
)
# The others are asked by the same page.
KINDS = ("commitments", "licensing-visits", "action-days")

# By day the page is the same but for its colours, so only what looks at colours looks again.
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS = EVERYTHING | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}

TOO_SMALL = """() => [...document.querySelectorAll("button, a.button, label.tile, summary")]
  .filter(one => one.checkVisibility())
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width}×${box.height}`)"""
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth, out = [];
  if (document.documentElement.scrollWidth > wide) out.push("the page scrolls sideways");
  for (const one of document.querySelectorAll("body *")) {
    const box = one.getBoundingClientRect();
    if (!box.width || box.right <= wide + 1 || one.closest(".scroll, .unseen, .skip")) continue;
    let held = one.parentElement;
    while (held && !/auto|scroll/.test(getComputedStyle(held).overflowX)) {
      held = held.parentElement;
    }
    if (!held) out.push(`${one.outerHTML.slice(0, 90)} ends at ${Math.round(box.right)}`);
  }
  return out.slice(0, 4); }"""
# The walk wants each page as the server sends it: without storage, forms post as ever, and
# without a worker a busy machine never gets a copy in its place.
POSTS_PLAINLY = """delete Navigator.prototype.serviceWorker;
if (!sessionStorage.keeps) {
  Object.defineProperty(window, 'indexedDB', { value: undefined });
}"""
# A browser that lets an empty answer through, so that the service has to say what is wrong.
ASKS_NOTHING = "document.querySelectorAll('form').forEach(one => { one.noValidate = true; })"
# There nothing lies half under the bar, which axe would take for a small target.
TO_THE_FOOT = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })"
BIGGER = "document.documentElement.style.fontSize = '200%'"
AS_BEFORE = "document.documentElement.style.fontSize = ''"


class Walk:
    """What was found at each stop, by the promise it breaks."""

    def __init__(self) -> None:
        self.broken: dict[str, list[str]] = defaultdict(list)
        self.stops: list[str] = []
        self.paths: set[str] = set()

    def look(self, phone: Phone, stop: str) -> None:
        page = phone.page
        self.stops.append(stop)
        self.paths.add(phone.path.partition("?")[0])
        page.evaluate(TO_THE_FOOT)
        self.note("axe", f"{stop}, by night", axe(page))
        page.emulate_media(color_scheme="light")
        self.note("axe", f"{stop}, by day", axe(page, COLOURS))
        page.emulate_media(color_scheme="dark")
        self.note("targets", stop, page.evaluate(TOO_SMALL))
        self.note("sideways", f"{stop} at 320", at_size(page, NARROW))
        page.evaluate(BIGGER)
        self.note("sideways", f"{stop} with text at 200%", at_size(page, PHONE))
        page.evaluate(AS_BEFORE)

    def note(self, promise: str, stop: str, found: list[str]) -> None:
        self.broken[promise] += [f"{stop}: {what}" for what in found]


def axe(page: Page, wanted: dict = EVERYTHING) -> list[str]:
    if wanted is EVERYTHING:
        page.evaluate(Axe().axe_script)
    found = page.evaluate("(wanted) => axe.run(wanted)", wanted)
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def at_size(page: Page, size: tuple[int, int]) -> list[str]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = page.evaluate(SIDEWAYS)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return found


@pytest.fixture(scope="module")
def walk(chromium, address) -> Iterator[Walk]:
    walk = Walk()
    crowd = phones(chromium, address)
    for person in (nobody, brendan, aoife, ciara, declan, eithne, fergal):
        person(walk, crowd)
    walk.broken["console"] = [said for one in crowd.all for said in one.heard]
    walk.broken["hosts"] = sorted({host for one in crowd.all for host in one.hosts})
    yield walk
    crowd.close()


def nobody(walk: Walk, crowd: phones) -> None:
    me = crowd()
    me.go("/sign-in")
    walk.look(me, "sign-in")
    me.page.get_by_label("Your email address").fill("a@b")
    press(me, "Send me a code", 422)
    walk.look(me, "sign-in, a mistake")
    me.page.get_by_label("Your email address").fill("brendan@sosbus.example")
    press(me, "Send me a code")
    walk.look(me, "code")
    me.page.get_by_label("The six digits").fill("12")
    press(me, "Sign in", 422)
    walk.look(me, "code, a mistake")
    for path in ("/outbox", "/privacy", "/privacy/kept", "/hire", "/nowhere"):
        me.go(path)
        walk.look(me, path)


def brendan(walk: Walk, crowd: phones) -> None:
    me = crowd("brendan")
    for path in (
        "/",
        "/rota",
        "/rota?month=2026-12&show=gaps",
        "/devices",
        "/rota/week",
        "/rota/print?month=2026-10",
        "/my-hours",
        "/certificates",
        "/me/notifications",
        "/me/emergency-contact",
        "/people",
        "/prompts",
        "/answer/nonsense",
        f"/offers/{uuid4()}",
        f"/nights/{uuid4()}",
    ):
        me.go(path)
        walk.look(me, f"brendan {path}")
    times_and_calendar(walk, me)
    me.go("/sign-out")
    walk.look(me, "405")
    me.go("/rota")
    me.page.get_by_role("link", name="I can do this").first.click()
    me.page.get_by_role("button", name="Take a place").first.wait_for()
    walk.look(me, "a night to take")
    night = me.page.url
    also_me = me.page.context.new_page()
    also_me.goto(night)
    also_me.get_by_role("button", name="Take a place").first.click()
    also_me.get_by_role("status").get_by_text("You are on for").wait_for()
    also_me.close()
    press(me, re.compile("Take a place"), 409)
    walk.look(me, "409, on it already")
    me.page.goto(night)
    me.page.locator("summary", has_text="I can’t come").click()
    walk.look(me, "a night I am on")
    me.go(f"{me.path}/giving")
    walk.look(me, "giving a place away")
    me.page.goto(night)
    me.page.locator("summary", has_text="I can’t come").click()
    me.page.context.clear_cookies()
    press(me, "I can’t come", 401)
    walk.look(me, "401, signed out meanwhile")


def times_and_calendar(walk: Walk, me: Phone) -> None:
    me.go("/my-times")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "my times, all open")
    press(me, "Say no to these weekdays", 422)
    walk.look(me, "my times, a mistake")
    me.page.locator("#first").fill("2031-01-01")
    press(me, "Say no to these days", 422)
    walk.look(me, "my times, a date too far off")
    me.page.locator("#first").fill("2027-12-24")
    me.page.locator("#last").fill("2027-12-27")
    press(me, "Say no to these days")
    walk.look(me, "my times, days said no to")
    follow(me, "Your nights in your own calendar")
    walk.look(me, "calendar, no address yet")
    press(me, "Make my address")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "calendar, an address")


def aoife(walk: Walk, crowd: phones) -> None:
    me = crowd("aoife")
    me.page.context.add_init_script(POSTS_PLAINLY)
    me.go("/")
    walk.look(me, "a lead's first page")
    follow(me, "Run this night")
    walk.look(me, "before opening")
    looking_over(walk, me, me.path)
    press(me, "Open the night")
    walk.look(me, "an empty board")
    board = me.path
    follow(me, "Drop-in")
    walk.look(me, "a drop-in")
    follow(me, "Back")
    follow(me, "First aid")
    walk.look(me, "first aid")
    press(me, "Save", 422)
    walk.look(me, "first aid, a mistake")
    me.page.locator("#reasons label.tile").first.click()
    press(me, "Save")
    press(me, re.compile("Water ?, add one"))
    walk.look(me, "a board with a contact and a tally")
    follow(me, "A word to the crew")
    me.page.get_by_label("What should everybody know?").fill("Park behind the Town Hall")
    press(me, "Send to the crew")
    walk.look(me, "a word to the crew")
    me.go(board.replace("tonight", "roll"))
    walk.look(me, "the roll, nobody called")
    press(me, "All here")
    me.go(board.replace("tonight", "roll"))
    walk.look(me, "the roll, all here")
    me.go(board.replace("tonight", "aboard"))
    walk.look(me, "who is aboard")
    me.go(board)
    follow(me, "Open contact 1")
    walk.look(me, "a contact to finish")
    other_device = me.page.context.new_page()
    other_device.goto(me.page.url)
    other_device.locator("#outcome label.tile", has_text="Taxi").click()
    other_device.get_by_role("button", name="Save", exact=True).click()
    other_device.get_by_role("status").get_by_text("Contact 1").wait_for()
    other_device.close()
    me.page.bring_to_front()
    me.page.locator("#outcome label.tile", has_text="Walked").click()
    press(me, re.compile("^Save$"), 409)
    walk.look(me, "a contact, changed on another device")
    contact = me.path
    at_the_bedside(walk, me, contact)
    handing_over(walk, me, contact)
    me.go(contact.rpartition("/")[0])
    walk.look(me, "all contacts")
    me.go(board.replace("tonight", "contacts/blank"))
    walk.look(me, "a contact not sent yet")
    me.go("/night-copy")
    walk.look(me, "no copy of a page")
    me.go(board)
    follow(me, "Close the night")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "closing, something to finish")
    me.page.get_by_label("We do not know the rest").click()
    press(me, "Close the night")
    walk.look(me, "closed")
    for path in (
        contact,
        board.replace("tonight", "closing"),
        board.replace("tonight", "words"),
    ):
        me.go(path)
        walk.look(me, f"{path.rpartition('/')[2][:8]} after closing")


def looking_over(walk: Walk, me: Phone, board: str) -> None:
    """The checks, nothing answered, and something not right; then back to the board."""
    me.page.evaluate("sessionStorage.keeps = 'yes'")  # these are answered on the device
    me.go(board.replace("tonight", "checks"))
    walk.look(me, "checks, nothing looked at")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "checks, all open")
    for all_fine in me.page.locator("[data-all] button").all():
        all_fine.click()
    me.page.get_by_text("24 of 24 checks done").wait_for()
    me.page.get_by_text("All sent").wait_for()
    heater = me.page.locator("li.check", has_text="Heater")
    heater.locator("summary").click()
    heater.get_by_role("button", name="Reported").click()
    heater.locator(".tag--look").wait_for()
    me.page.get_by_text("All sent").wait_for()
    walk.look(me, "checks, something reported")
    me.page.evaluate("sessionStorage.removeItem('keeps')")
    me.go(board)


def at_the_bedside(walk: Walk, me: Phone, contact: str) -> None:
    night, _, one = contact.partition("/contacts/")
    page = f"{night}/observations/new?contact={one}"
    me.go(page)
    for summary in me.page.locator("main summary").all():
        summary.click()
    me.page.locator(".flags label.tile:first-child").first.click()
    walk.look(me, "observations, all open and a flag ticked")
    me.page.locator("#rr").fill("8")
    me.page.get_by_role("button", name="Save").first.click()
    me.page.wait_for_url(re.compile("/contacts/"))
    me.go(page)
    me.page.locator("details", has_text="was a mistake").locator("summary").click()
    walk.look(me, "observations, a set and a reminder")


def handing_over(walk: Walk, me: Phone, contact: str) -> None:
    """The card before and after a call, the times put right, and a referral."""
    night = contact.partition("/contacts/")[0]
    me.go(f"{contact}/handover")
    walk.look(me, "handover, nobody called")
    me.page.get_by_role("button", name="Ambulance called now").click()
    me.page.get_by_role("button", name="Ambulance arrived now").wait_for()
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "handover, somebody called, all open")
    me.go(f"{night}/safeguarding")
    for name, answer in (("category", "A child"), ("to", "Police, 101"), ("how", "By phone")):
        me.page.locator(f"#{name} label.tile", has_text=answer).click()
    walk.look(me, "a referral")
    me.page.get_by_role("button", name="Save").click()
    me.page.get_by_role("button", name="That was a mistake").wait_for()
    walk.look(me, "a referral, noted")


def ciara(walk: Walk, crowd: phones) -> None:
    me = crowd("ciara")
    me.go("/tonight")
    walk.look(me, "no night of hers tonight")


def the_shelves(walk: Walk, me: Phone) -> None:
    me.go("/stock")
    me.page.locator("main summary").first.click()
    walk.look(me, "the shelves")
    me.page.locator("details[open] input[type=number]").fill("1")
    press(me, re.compile("Counted"))
    walk.look(me, "the shelves, one low")
    me.page.locator("main summary").nth(1).click()
    me.page.locator("details[open] input[type=number]").fill("9000")
    press(me, re.compile("Binned"), 422)
    walk.look(me, "the shelves, a mistake")
    me.page.locator("details[open] a").first.click()
    me.page.get_by_role("heading", name="What uses it up").wait_for()
    walk.look(me, "a thing on the shelves")
    me.go("/stock/new")
    walk.look(me, "one more thing")
    for name, typed in (("name", "x"), ("unit", "x"), ("low_at", "-1")):
        me.page.locator(f"#{name}").fill(typed)
    press(me, "Put it on the shelves", 422)
    walk.look(me, "one more thing, a mistake")
    me.go("/check-list")
    walk.look(me, "the check list")
    me.page.locator("#words").fill("x")
    press(me, "Put it on the list", 422)
    walk.look(me, "the check list, a mistake")
    me.page.get_by_role("link", name="Brakes").click()
    me.page.get_by_role("button", name="Change it").wait_for()
    walk.look(me, "a thing on the check list")


def the_packs(walk: Walk, me: Phone) -> None:
    me.go("/releases")
    walk.look(me, "releases, to those who make them")
    me.go("/packs")
    walk.look(me, "packs")
    for name, words in (("code", "Not a code!"), ("title", "Licensing"), ("partner", "Them")):
        me.page.locator(f"#{name}").fill(words)
    for name in ("cadence", "blocks"):
        me.page.locator(f"#{name} label.tile").first.click()
    press(me, "Make the pack", 422)
    walk.look(me, "a pack with a code that is none")
    me.page.locator("section[aria-labelledby=waiting] a").first.click()
    me.page.get_by_role("heading", name="What will not be seen, and why").wait_for()
    walk.look(me, "a report before it goes")
    me.go("/packs/police")
    walk.look(me, "a pack")
    me.page.get_by_label("Whose program?").fill("The analyst’s")
    press(me, "Make a key", 200)
    walk.look(me, "a key, shown once")
    for path in ("/packs/police/2031-01", "/releases/9999"):
        me.go(path)
        walk.look(me, f"declan {path}")


def declan(walk: Walk, crowd: phones) -> None:
    me = crowd("declan")
    walk.look(me, "desk")
    the_packs(walk, me)
    the_shelves(walk, me)
    me.go("/planning")
    walk.look(me, "planning")
    me.page.locator("#first").fill("2026-12-31")
    me.page.locator("#last").fill("2026-12-01")
    press(me, "Plan these nights", 422)
    walk.look(me, "planning, a mistake in the dates")
    press(me, "Plan this night", 422)
    walk.look(me, "planning one night, a mistake")
    me.page.locator(".nights a").last.click()
    me.page.get_by_text("Cancel this night").click()
    press(me, "Cancel the night and tell the crew", 422)
    walk.look(me, "cancelling, a mistake")
    me.page.locator("#reason label.tile", has_text="Weather").click()
    press(me, "Cancel the night and tell the crew")
    walk.look(me, "a cancelled night")
    follow(me, "Its crew")
    walk.look(me, "a cancelled night's crew")
    me.go(f"{me.path}/tonight")
    walk.look(me, "a cancelled night's bus")
    me.go("/planning")
    me.page.locator(".nights .night", has_text="Needs").last.locator("a").click()
    walk.look(me, "a night not safe to go")
    follow(me, "The bus on that night")
    walk.look(me, "too early to open")
    me.go("/rota")
    walk.look(me, "the board")
    me.page.locator("a.seat--free").first.click()
    me.page.get_by_role("link", name="Back to the night").wait_for()
    walk.look(me, "filling a place")
    me.page.locator("details summary", has_text="trained, but not now").click()
    me.page.locator("details button").first.click()
    me.page.get_by_role("heading", name="There is a problem").wait_for()
    walk.look(me, "somebody who may not, and why")
    for path in (
        "/people/to-thank",
        "/papers",
        "/hours.csv?first=x",
        "/publishing",
        "/crew-rules",
        "/crew-rules/weekly",
    ):
        me.go(path)
        walk.look(me, path)
    places_in_town(walk, me)
    me.go("/phone-lines")
    me.page.locator("#number").fill("none")
    press(me, "Keep", 422)
    walk.look(me, "numbers to ring, a mistake")
    me.go("/crew-rules/weekly")
    me.page.locator("#minimum").fill("many")
    press(me, "Keep these rules", 422)
    walk.look(me, "crew rules, a mistake")
    me.go("/people")
    walk.look(me, "people")
    press(me, "Send the invitation", 422)
    walk.look(me, "people, a mistake")
    looked_after(walk, me)
    for path in ("/imports", "/imports/volunteers"):
        me.go(path)
        walk.look(me, path)
    sheet = "name,email,places\nSam Kettle,sam@example.org,Support\nTam,tam,Captain\n"
    me.page.locator("#rows").fill(sheet)
    press(me, "Show what would happen", 422)
    walk.look(me, "bringing people in, a row to put right")
    me.go("/next-day")
    walk.look(me, "nights to look through")
    follow(me, re.compile("Look through"))
    walk.look(me, "the day after a night")
    press(me, "Looked through")
    walk.look(me, "a night looked through")
    the_programme(walk, me)
    the_hire_desk(walk, me)
    me.go("/figures")
    walk.look(me, "months, one to close")
    if me.page.get_by_role("button", name="Close").count():
        press(me, re.compile("Close "), 200)
        walk.look(me, "closing a month too early")


def places_in_town(walk: Walk, me: Phone) -> None:
    me.go("/venues")
    walk.look(me, "places in town")
    for name, said in (("The flat, co4 3zz", 0), ("The Bus Stop", 303), ("the bus stop", 409)):
        me.page.get_by_label("Its name").fill(name)
        me.page.locator("#zone label.tile").first.click()
        if said:
            press(me, "Add", said)
        walk.look(me, f"places in town, {name}")
    press(me, "Retire The Bus Stop")
    me.page.locator("summary", has_text="Retired").click()
    walk.look(me, "places in town, one retired")


def looked_after(walk: Walk, me: Phone) -> None:
    """One who is on the rota, one who is still joining, and the cards of all."""
    me.page.get_by_label("Name or address").fill("brendan")
    press(me, "Show", 200)
    walk.look(me, "people, looked through")
    follow(me, "Brendan")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "a person")
    press(me, "Keep", 422)
    walk.look(me, "a leave of absence, a mistake")
    person = me.path.removesuffix("/leave-of-absence")
    me.go(f"{person}/hours")
    walk.look(me, "a person's hours")
    me.page.locator("#reason").fill("x")
    press(me, "Put it right", 422)
    walk.look(me, "a person's hours, a mistake")
    for page, button in (("cards", "Keep that I saw it"), ("joining", "Note it")):
        me.go(f"{person}/{page}")
        walk.look(me, f"a person's {page}")
        press(me, button, 422)
        walk.look(me, f"a person's {page}, a mistake")
    me.go(f"{person}/emergency-contact")
    me.page.get_by_label("Their number").fill("none")
    press(me, "Keep", 422)
    walk.look(me, "whom to ring, a mistake")
    for path in ("/people/lapsing", "/people/cards-needed"):
        me.go(path)
        walk.look(me, path)
    me.go("/people")
    follow(me, "Rowan Postcard")
    walk.look(me, "somebody still joining")
    follow(me, "Note what is done")
    walk.look(me, "steps of joining")


def eithne(walk: Walk, crowd: phones) -> None:
    me = crowd("eithne")
    walk.look(me, "releases")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "releases, all open")
    me.page.locator("#pack-funder + p a").click()
    me.page.get_by_role("heading", name="Main points").wait_for()
    walk.look(me, "a year's report")
    me.go("/releases/1")
    walk.look(me, "a report that was corrected")
    me.go("/figures")
    walk.look(me, "months")
    me.page.locator(".months a").first.click()
    me.page.get_by_role("heading", name="About the figures below").wait_for()
    walk.look(me, "a month")
    for path in ("/figures/2031-01", "/rota", *PROGRAMME):
        me.go(path)
        walk.look(me, f"eithne {path}")


def the_programme(walk: Walk, me: Phone) -> None:
    """As the office keeps it: what is entered, a mistake, one record with what it said."""
    for path in PROGRAMME:
        me.go(path)
        for summary in me.page.locator("main summary").all():
            summary.click()
        walk.look(me, f"declan {path}")
    me.go("/programme/records")
    walk.look(me, "what is entered")
    for kind in KINDS:
        me.go(f"/programme/records/{kind}")
        walk.look(me, f"entering {kind}")
    me.go("/programme/records/partner-meetings")
    me.page.evaluate(ASKS_NOTHING)
    press(me, "Enter it", 422)
    walk.look(me, "entering, a mistake")
    me.page.locator("main ul.rows a").first.click()
    me.page.get_by_role("heading", name="Correct it").wait_for()
    walk.look(me, "a record")


def the_hire_desk(walk: Walk, me: Phone) -> None:
    for path in ("/programme/hire", "/programme/hire/income", "/programme/hire/new"):
        me.go(path)
        walk.look(me, f"declan {path}")
    me.page.evaluate(ASKS_NOTHING)
    press(me, "Keep the enquiry", 422)
    walk.look(me, "an enquiry, a mistake")
    me.go("/programme/hire")
    follow(me, "Colne Road Safety Group")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "a hire that is done")
    me.page.evaluate(ASKS_NOTHING)
    press(me, "It is invoiced", 422)
    walk.look(me, "an invoice, a mistake")
    me.go("/programme/hire")
    follow(me, "Dutch Quarter Stop Smoking")
    for summary in me.page.locator("main summary").all():
        summary.click()
    walk.look(me, "an enquiry")
    follow(me, "Its month")
    walk.look(me, "a month of hires")


def fergal(walk: Walk, crowd: phones) -> None:
    me = crowd("fergal")
    walk.look(me, "everybody")
    me.go("/who-may")
    walk.look(me, "who may")
    for path in ("/my-data", "/my-data/all", "/people/forgetting", "/journal", "/privacy/kept"):
        me.go(path)
        walk.look(me, path)
    me.go("/people")
    follow(me, "Ciara")
    me.page.locator("details summary", has_text="is leaving").click()
    press(me, "They have left")
    me.go("/people/forgetting")
    walk.look(me, "one to be forgotten")
    me.page.get_by_role("link", name="Sooner or later?").first.click()
    me.page.get_by_role("heading", name="Forget them now").wait_for()
    walk.look(me, "forgetting somebody")
    press(me, "Forget them now", 422)
    walk.look(me, "forgetting somebody, a mistake")


def press(phone: Phone, name: str | re.Pattern[str], status: int = 303) -> None:
    """Press a button and wait for the page it brings; `status` is what the press was told."""
    with phone.page.expect_navigation(), phone.page.expect_response(is_a_post) as told:
        phone.page.get_by_role("button", name=name).first.click()
    if status != 200:
        assert told.value.status == status, (phone.page.url, told.value.status)


def follow(phone: Phone, name: str) -> None:
    with phone.page.expect_navigation():
        phone.page.get_by_role("link", name=name).first.click()


def is_a_post(reply) -> bool:
    return reply.request.method == "POST"


def test_the_walk_stops_at_every_page_there_is(walk):
    asked = {
        route.path: re.compile(re.sub(r"\{\w+\}", "[^/]+", route.path) + "$")
        for route in iter_route_contexts(create_app().routes)
        if "GET" in (getattr(route, "methods", None) or ()) and route.name not in NOT_PAGES
    }
    assert len(asked) > 20
    unseen = [
        path
        for path, pattern in asked.items()
        if not any(pattern.match(seen) for seen in walk.paths)
    ]
    assert unseen == []


def test_axe_finds_nothing_by_day_or_by_night(walk):
    assert walk.broken["axe"] == []


def test_nothing_scrolls_sideways_on_a_small_phone_or_with_big_text(walk):
    assert walk.broken["sideways"] == []


def test_whatever_is_pressed_is_big_enough_for_a_cold_thumb(walk):
    assert walk.broken["targets"] == []


def test_the_console_is_quiet_and_no_policy_is_broken(walk):
    assert walk.broken["console"] == []


def test_nothing_is_fetched_from_anybody_else(walk, address):
    assert walk.broken["hosts"] == [address.removeprefix("http://")]


def test_what_measures_the_pages_is_awake(phone):
    """Two tiny buttons side by side, and a line too long: each is found."""
    someone = phone()
    someone.go("/sign-in")
    someone.page.evaluate(
        """() => { for (const left of [100, 120]) {
          const tiny = document.createElement("button");
          tiny.textContent = "x";
          for (const [name, value] of [["position", "fixed"], ["left", `${left}px`],
            ["top", "300px"], ["width", "18px"], ["height", "18px"], ["padding", 0],
            ["minBlockSize", 0]]) tiny.style[name] = value;
          document.querySelector("main").append(tiny);
        }
        document.querySelector("h1").style.width = "500px"; }"""
    )
    assert at_size(someone.page, NARROW)
    assert any(found.startswith("target-size") for found in axe(someone.page))
    assert someone.page.evaluate(TOO_SMALL)


COVERED = """() => {
  const one = document.activeElement.closest("label") ?? document.activeElement;
  if (document.activeElement === document.body) return null;
  const box = one.getBoundingClientRect(), spots = [];
  for (const x of [0.1, 0.5, 0.9]) for (const y of [0.1, 0.5, 0.9])
    spots.push(document.elementFromPoint(box.x + x * box.width, box.y + y * box.height));
  const seen = spots.some(spot => spot && (one.contains(spot) || spot.contains(one)
    && !spot.matches("body, html, main, form")));
  return [one.textContent.trim().slice(0, 40) || one.outerHTML.slice(0, 60), seen]; }"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("text", ["100%", "200%"])
def test_tabbing_through_a_contact_never_loses_sight_of_where_one_is(phone, walk, key, text):
    declan = phone("declan", viewport={"width": SHORT[0], "height": SHORT[1]})
    declan.go(open_bus(declan))
    declan.page.evaluate(f"document.documentElement.style.fontSize = '{text}'")
    declan.page.locator("main summary").first.click()
    declan.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    seen, hidden = [], []
    for _ in range(140):
        declan.page.keyboard.press(key)
        found = declan.page.evaluate(COVERED)
        if found:
            seen.append(found[0])
            hidden += [] if found[1] else [found[0]]
    assert {"Upset", "Save", "Water"} <= set(seen)
    assert hidden == []


def open_bus(declan: Phone) -> str:
    """A contact form: tonight's is closed by now, so of a night the coordinator looks at."""
    declan.go("/planning")
    href = declan.page.locator(".nights a").first.get_attribute("href")
    return href.replace("planning", "nights") + "/contacts/new?kind=first_aid"
