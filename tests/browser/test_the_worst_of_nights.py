"""What may still go wrong on a night: nothing moves under a thumb, nothing is lost."""

import os
import random
import re
import shutil
import signal
import subprocess
import time

import pytest
from playwright.sync_api import expect

from sosbus.base.settings import CHECKOUT
from tests.browser.conftest import QUIET, free_port, phones
from tests.browser.test_every_page import axe
from tests.browser.test_the_night_without_signal import (
    ALL_HERE,
    HOLDS,
    THIRTY,
    Bus,
    all_sent,
    bus,
    crew,
    cut,
    holds,
    ready,
    record,
    said,
)
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
__all__ = ["bus", "crew"]
# Where the first tile stands from the first drawing on, and whatever shifted outside the bar.
WATCHES = """addEventListener("DOMContentLoaded", () => {
  window.stood = []; window.shifts = [];
  const inBar = ({ node }) => !node || (node.closest ? node : node.parentElement)
    ?.closest("[data-sync]");
  new PerformanceObserver((seen) => shifts.push(...seen.getEntries()
    .flatMap((one) => one.sources).filter((one) => !inBar(one))
    .map((one) => one.node.nodeName)))
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const tile = document.querySelector("#reasons label.tile");
    const now = tile && Math.round(tile.getBoundingClientRect().top);
    if (now !== null && stood.at(-1) !== now) stood.push(now);
    requestAnimationFrame(look);
  };
  look();
})"""
IS_KEPT = """Promise.all([caches.match(location.origin + "/night-copy"),
  outbox.get("copies", location.pathname)]).then((both) => both.every(Boolean))"""
TOUCHES = """addEventListener("DOMContentLoaded", () => {
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
})"""


def test_the_bar_that_says_what_waits_moves_nothing(crew, bus):
    aoife = crew("aoife")
    cut(aoife)
    holds(aoife, THIRTY)
    aoife.page.add_init_script(WATCHES)
    aoife.link("Drop-in")
    expect(aoife.page.locator("[data-outbox]")).to_contain_text(f"{THIRTY} safe on this phone")
    aoife.page.wait_for_timeout(1500)
    assert len(aoife.page.evaluate("stood")) == 1, "the form moved"
    assert aoife.page.evaluate("shifts") == []
    assert "All sent" not in said(aoife)
    last = aoife.page.locator("form > details.card").bounding_box()
    over = aoife.page.locator(".bar").bounding_box()
    assert last["y"] + last["height"] <= over["y"], "the whole form is in sight"
    cut(aoife, False)
    all_sent(aoife)
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("All sent")
    assert len(aoife.page.evaluate("stood")) == 1, "the form moved when all was sent"
    assert aoife.page.evaluate("shifts") == []


def test_a_draft_comes_back_after_a_reload_but_never_over_what_is_touched(crew, bus):
    aoife = crew("aoife")
    aoife.link("Drop-in")
    upset = aoife.page.locator("#reasons label.tile", has_text="Upset").locator("input")
    aoife.tile("Upset", "reasons")
    aoife.page.wait_for_timeout(300)
    aoife.page.reload()
    expect(upset).to_be_checked()
    aoife.link("Back")
    aoife.link("Drop-in")
    expect(upset).to_be_visible()
    aoife.page.wait_for_timeout(300)
    expect(upset).not_to_be_checked()
    aoife.tile("Upset", "reasons")
    aoife.page.wait_for_timeout(300)
    aoife.page.add_init_script(TOUCHES)  # at once, before any draft can have been opened
    aoife.page.reload()
    aoife.page.wait_for_timeout(500)
    expect(upset).not_to_be_checked()


def test_first_aid_with_seven_readings_in_25_taps_and_keys(crew, tell):
    aoife = crew("aoife")
    aoife.taps = 0
    aoife.link("First aid")
    aoife.tile("Injury", "reasons")
    aoife.button("Save")
    expect(aoife.page.get_by_role("heading", name=re.compile("^Contact"))).to_be_visible()
    for name, typed in (
        ("rr", "18"),
        ("spo2", "97"),
        ("sbp", "122"),
        ("pulse", "88"),
        ("temp", "36.8"),
    ):
        aoife.tap(aoife.page.locator(f"#{name}"))
        aoife.page.keyboard.type(typed)
        aoife.taps += len(typed)
    aoife.tile("Air", "on_oxygen")
    aoife.tile("Alert", "acvpu")
    aoife.tap(aoife.page.locator("#observations").get_by_role("button", name="Save"))
    expect(aoife.page.locator(".sets").first).to_contain_text("122")
    tell(f"First aid from the board with seven readings: {aoife.taps} taps and keys")
    assert aoife.taps <= 25


STORM = ("abort", "lose", "ill", "portal", "pass", "pass", "pass")


@pytest.mark.parametrize("seed", range(5))
def test_forty_records_through_a_storm_are_forty(crew, bus, seed):
    """Lines that drop, replies that are lost, a server that is ill, a portal, all at random."""
    aoife, before, chance = crew("aoife"), bus.kept(), random.Random(seed)

    def storm(route):
        what = chance.choice(STORM) if route.request.method == "PUT" else "pass"
        if what in ("abort", "lose"):
            if what == "lose":
                route.fetch()
            route.abort()
        elif what == "ill":
            route.fulfill(status=500, body="ill")
        elif what == "portal":
            route.fulfill(status=200, content_type="text/html", body="<html>Free wifi</html>")
        else:
            route.continue_()

    aoife.page.context.route(re.compile(r"/contacts/[0-9a-f-]{36}$"), storm)
    holds(aoife, 40)
    until = time.monotonic() + 60
    while left := aoife.page.evaluate(ALL_HERE):
        assert "All sent" not in said(aoife)
        assert time.monotonic() < until, f"{left} left"
        aoife.page.evaluate("outbox.poke()")
    aoife.page.context.unroute_all(behavior="ignoreErrors")
    assert bus.kept() == before + 40


def test_a_tablet_that_cannot_send_is_named_on_the_leads_board(crew, bus):
    """Its records wait on it; the night goes on with the next tablet, and the close asks."""
    aoife, declan, before = crew("aoife"), crew("declan"), bus.kept()
    contacts = re.compile(r"/contacts/[0-9a-f-]{36}$")
    aoife.page.context.route(contacts, lambda route: route.abort())
    holds(aoife, 3)
    device = declan.page.locator("#board section[aria-labelledby=devices] li")
    hers = device.filter(has_text=re.compile("Aoife.*3 not sent yet"))
    expect(hers).to_be_visible(timeout=30_000)
    record(declan)
    all_sent(declan)
    assert bus.kept() == before + 1
    declan.go(declan.board.replace("tonight", "closing"))
    asked = declan.page.locator("fieldset", has_text="3 records not sent yet")
    expect(asked).to_be_visible()
    aoife.page.context.unroute_all(behavior="ignoreErrors")
    all_sent(aoife)
    assert bus.kept() == before + 4


class Browser:
    """A browser of one's own, with what it keeps, that can be killed and opened again."""

    def __init__(self, play, folder):
        self.play, self.folder, self.port = play, folder, free_port()
        self.open()

    def open(self):
        self.running = subprocess.Popen(
            [
                CHROMIUM,
                "--headless=new",
                *QUIET,
                f"--user-data-dir={self.folder}",
                f"--remote-debugging-port={self.port}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while True:
            try:
                joined = self.play.chromium.connect_over_cdp(f"http://127.0.0.1:{self.port}")
                break
            except Exception:
                assert time.monotonic() < until, "the browser did not come up"
                time.sleep(0.3)
        self.page = joined.contexts[0].new_page()
        self.page.set_default_timeout(10_000)

    def kill(self):
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()


@pytest.fixture
def browser(play, tmp_path):
    made = Browser(play, tmp_path / "browser")
    yield made
    made.kill()


def test_a_killed_browser_opens_again_without_signal_and_nothing_is_lost(crew, bus, browser):
    crew("aoife")  # the night is open
    before, page = bus.kept(), browser.page
    page.goto(f"{bus.address}/sign-in")
    page.locator("button[value=declan]").click()
    page.get_by_text("You are signed in as").wait_for()
    page.goto(f"{bus.address}/tonight")
    board = page.url
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    until = time.monotonic() + 15
    while not page.evaluate(IS_KEPT):
        assert time.monotonic() < until
        page.wait_for_timeout(200)
    bus.kill()
    page.evaluate(HOLDS, 4)
    browser.kill()
    browser.open()
    page = browser.page
    page.goto(board)
    expect(page.locator("[data-outbox]")).to_contain_text("4 safe on this phone")
    expect(page.locator(".ledger.waiting li")).to_have_count(4)
    bus.start()
    page.goto(f"{bus.address}/sign-in")  # what was not yet on the disk went: the cookie too
    page.locator("button[value=declan]").click()
    page.get_by_text("You are signed in as").wait_for()
    until = time.monotonic() + 60
    while page.evaluate(ALL_HERE):
        assert time.monotonic() < until
        page.evaluate("outbox.poke()")
        page.wait_for_timeout(300)
    assert bus.kept() == before + 4


@pytest.fixture
def copied(year, tmp_path):
    """A bus that runs a copy of the service, which can be changed."""
    checkout, folder = tmp_path / "checkout", tmp_path / "bus"
    for part in ("sosbus", "templates", "static", "migrations"):
        shutil.copytree(CHECKOUT / part, checkout / part)
    shutil.copy(CHECKOUT / "alembic.ini", checkout)
    shutil.copytree(year, folder)
    made = Bus(folder, checkout)
    made.checkout = checkout
    yield made
    made.kill()


def test_a_new_version_in_between_loses_nothing_and_mixes_nothing(chromium, copied):
    with phones(chromium, copied.address) as made:
        aoife = made("aoife")
        aoife.go("/tonight")
        aoife.looks_over()
        aoife.button("Open the night")
        expect(aoife.page.get_by_role("link", name="Drop-in")).to_be_visible()
        ready(aoife)
        before = copied.kept()
        cut(aoife)
        record(aoife, 3)
        copied.kill()
        for script in (copied.checkout / "static" / "js").glob("*.js"):
            script.write_text(f"{script.read_text()}\n;globalThis.version = 2;\n")
        copied.start()
        cut(aoife, False)
        record(aoife, 2)  # the page that was open before still takes answers
        all_sent(aoife)
        assert copied.kept() == before + 5
        aoife.page.reload()
        assert aoife.page.evaluate("globalThis.version") == 2
        form = "contacts/new?kind=welfare"
        aoife.go(aoife.path.replace("tonight", form))  # the frame kept before, once more
        board = aoife.path.split("contacts")[0] + "tonight"
        aoife.go(board)
        ready(aoife)
        aoife.page.wait_for_timeout(1500)
        cut(aoife)
        aoife.go(board.replace("tonight", form))
        assert aoife.page.evaluate("globalThis.version") == 2
        aoife.tile("Upset", "reasons")
        aoife.button("Save")
        expect(aoife.page.locator(".notices")).to_contain_text("Saved")
        cut(aoife, False)
        all_sent(aoife)
        assert copied.kept() == before + 6
        made.close()
        aoife.heard.clear()


def axe_both(one) -> list[str]:
    found = axe(one.page)
    one.page.emulate_media(color_scheme="light")
    found += axe(one.page)
    one.page.emulate_media(color_scheme="dark")
    return found


def test_axe_finds_nothing_in_what_the_bar_says(crew, bus):
    """Waiting, refused, signed out, and pages shown from their copies."""
    aoife = crew("aoife")
    cut(aoife)
    holds(aoife, 2)
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("2 safe on this phone")
    aoife.page.locator("[data-sync-look] summary").tap()
    expect(aoife.page.locator("[data-queue] li")).to_have_count(2)
    assert axe_both(aoife) == []
    aoife.page.reload()
    expect(aoife.page.get_by_text("No signal.").first).to_be_visible()
    assert axe_both(aoife) == []
    cut(aoife, False)
    all_sent(aoife)
    contacts = re.compile(r"/contacts/[0-9a-f-]{36}$")

    def refuse(route):
        said = route.request.url.rpartition("/")[2]
        body = {"id": said, "status": "conflict", "why": "Already sent otherwise."}
        route.fulfill(status=409, json=body)

    aoife.page.context.route(contacts, refuse)
    holds(aoife, 1)
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("1 needs a look")
    aoife.page.locator("[data-sync-look] summary").tap()
    assert axe_both(aoife) == []
    aoife.page.context.unroute_all(behavior="ignoreErrors")
    aoife.page.once("dialog", lambda asked: asked.accept())
    aoife.button("Send again")
    all_sent(aoife)
    aoife.page.context.clear_cookies()
    holds(aoife, 1)
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("Sign in to send")
    assert axe_both(aoife) == []
