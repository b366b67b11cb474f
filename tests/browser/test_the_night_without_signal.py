"""Friday night, and the High Street has no signal: thirty contacts, whatever happens."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest
from playwright.sync_api import Error, expect

from tests.browser.conftest import SOSBUS, answering, free_port, phones, surroundings

pytestmark = pytest.mark.browser
THIRTY = 30
ALL_HERE = "outbox.held().then((left) => left.length)"
SEND_THEM = f"{ALL_HERE}.then((left) => left && outbox.poke().then(() => left))"

HOLDS = """async (number) => { for (let n = 0; n < number; n += 1) await outbox.keep(
  location.pathname.replace("tonight", "contacts"),
  { kind: "welfare", reasons: ["emotional"], at: new Date().toISOString() },
  "Drop-in – upset") }"""


class Bus:
    """A server of one's own that can be killed and started again."""

    def __init__(self, folder, checkout=None):
        """`checkout` is a copy of the service to run, in place of this one."""
        self.folder, self.port, self.serving = folder, free_port(), None
        self.elsewhere = {"PYTHONPATH": str(checkout)} if checkout else {}
        self.start()

    def start(self):
        with (self.folder / "log").open("ab") as log:
            self.serving = subprocess.Popen(
                [SOSBUS, "demo", "serve"],
                env=surroundings(self.folder, self.port) | self.elsewhere,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.address = answering(
            f"http://127.0.0.1:{self.port}", self.serving, self.folder / "log"
        )

    def kill(self):
        os.killpg(self.serving.pid, signal.SIGKILL)
        self.serving.wait()

    def kept(self, what="contact where taken_back_at is null") -> int:
        """How many there are tonight, asked of the file itself."""
        is_open = "opened_at is not null and closed_at is null"
        tonight = f"night_id = (select id from night where {is_open})"
        with sqlite3.connect(f"file:{self.folder}/demo.db?mode=ro", uri=True) as db:
            joined = "and" if "where" in what else "where"
            return db.execute(f"select count(*) from {what} {joined} {tonight}").fetchone()[0]


@pytest.fixture(scope="module")
def bus(year, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bus")
    shutil.copytree(year, folder, dirs_exist_ok=True)
    made = Bus(folder)
    yield made
    made.kill()


@pytest.fixture
def crew(chromium, bus):
    """crew("aoife") is at tonight's board, with all she needs kept on her phone."""
    with phones(chromium, bus.address) as made:

        def come(who):
            one = made(who)
            one.go("/tonight")
            if one.page.get_by_role("button", name="Open the night").count():
                one.looks_over()
                agreed = one.page.get_by_label("Agreed with the coordinator")
                if agreed.count():
                    agreed.tap()
                one.button("Open the night")
            expect(one.page.get_by_role("link", name="Drop-in")).to_be_visible()
            one.board = one.path
            ready(one)
            return one

        yield come
        made.close()
        for one in made.all:
            one.heard.clear()  # a browser without signal says so on the console, each time


def ready(one):
    """Everything the board keeps for a night without signal has come."""
    one.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    one.page.reload()
    frame = "caches.match(location.origin + '/night-copy').then(Boolean)"
    blank = frame.replace(
        "'/night-copy'", "location.pathname.replace('tonight', 'contacts/blank')"
    )
    for kept in (frame, blank, "outbox.get('copies', location.pathname).then(Boolean)"):
        until = time.monotonic() + 10
        while not one.page.evaluate(kept):
            assert time.monotonic() < until, f"never kept: {kept}"
            one.page.wait_for_timeout(100)


def record(one, number=1, reason="Upset"):
    for _ in range(number):
        one.link("Drop-in")
        one.tile(reason, "reasons")
        one.button("Save")
        expect(one.page.locator(".notices")).to_contain_text("Saved")


def holds(one, number):
    """So many recorded from the board without a hand, as quickly as the device can."""
    one.page.evaluate(HOLDS, number)


def said(one) -> str:
    return one.page.locator("[data-outbox]").inner_text()


def all_sent(one, within=60):
    until = time.monotonic() + within
    while still_waits(one):
        assert time.monotonic() < until, f"still waiting: {said(one)}"
        one.page.wait_for_timeout(200)


def still_waits(one):
    """Whether anything is still on the phone, which is asked to send it now."""
    try:
        return one.page.evaluate(ALL_HERE) and one.page.evaluate(
            "outbox.poke().then(() => true)"
        )
    except Error:
        return True  # between two pages


def cut(one, is_cut=True):
    one.page.context.set_offline(is_cut)


def test_thirty_contacts_with_the_network_cut(crew, bus, tell):
    aoife, before = crew("aoife"), bus.kept()
    cut(aoife)
    began = time.monotonic()
    record(aoife, THIRTY)
    tell(f"A drop-in without signal: {(time.monotonic() - began) / THIRTY:.2f} s each, 3 taps")
    expect(aoife.page.locator("[data-outbox]")).to_contain_text(f"{THIRTY} safe on this phone")
    assert "All sent" not in said(aoife)
    expect(aoife.page.locator(".ledger.waiting li")).to_have_count(THIRTY)
    assert bus.kept() == before
    cut(aoife, False)
    all_sent(aoife)
    assert bus.kept() == before + THIRTY
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("All sent")


def test_thirty_contacts_with_the_page_loaded_again_and_again(crew, bus):
    aoife, before = crew("aoife"), bus.kept()
    cut(aoife)
    for _ in range(6):
        record(aoife)
        holds(aoife, 4)
        aoife.page.reload()
        expect(aoife.page.get_by_text("No signal.").first).to_be_visible()
    expect(aoife.page.locator(".ledger.waiting li")).to_have_count(THIRTY)
    cut(aoife, False)
    all_sent(aoife)
    assert bus.kept() == before + THIRTY


def test_thirty_contacts_while_the_server_is_killed_and_started_again(crew, bus):
    aoife, before = crew("aoife"), bus.kept()
    record(aoife, 2)
    holds(aoife, 8)
    bus.kill()
    record(aoife, 2)
    holds(aoife, 8)
    aoife.page.reload()
    record(aoife, 5)
    bus.start()
    record(aoife, 5)
    all_sent(aoife)
    assert bus.kept() == before + THIRTY


def test_thirty_contacts_while_the_sign_in_ends(crew, bus):
    """Somebody else signs in on the same tablet, and what was written goes."""
    aoife, before = crew("aoife"), bus.kept()
    record(aoife, 10)
    all_sent(aoife)
    aoife.page.context.clear_cookies()
    record_signed_out(aoife, THIRTY - 10)
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("Sign in to send")
    assert "All sent" not in said(aoife)
    aoife.go("/sign-in")
    aoife.page.locator("button[value=declan]").click()
    aoife.page.get_by_text("You are signed in as").wait_for()
    all_sent(aoife)
    assert bus.kept() == before + THIRTY


def record_signed_out(one, number):
    """The short form is on the device, and still takes answers."""
    form = one.board.replace("tonight", "contacts/new?kind=welfare")
    for _ in range(number):
        one.go(form)
        one.tile("Upset", "reasons")
        one.button("Save")
        expect(one.page.locator(".notices")).to_contain_text("Saved")
    assert one.page.evaluate(ALL_HERE) == number


def test_two_devices_at_once(crew, bus):
    aoife, declan, before = crew("aoife"), crew("declan"), bus.kept()
    cut(aoife)
    cut(declan)
    for _ in range(3):
        record(aoife)
        record(declan)
    for one in (aoife, declan):
        holds(one, 12)
    for one in (declan, aoife):
        cut(one, False)
    all_sent(aoife)
    all_sent(declan)
    assert bus.kept() == before + THIRTY
    here = aoife.page.locator("#board .ledger:not(.waiting) > li")
    expect(here).to_have_count(bus.kept(), timeout=4000)


def test_another_device_sees_a_contact_within_two_seconds(crew, tell):
    aoife, declan = crew("aoife"), crew("declan")
    here = declan.page.locator("#board .ledger:not(.waiting) > li")
    before = here.count()
    record(aoife)
    all_sent(aoife)
    began = time.monotonic()
    expect(here).to_have_count(before + 1, timeout=4000)
    took = time.monotonic() - began
    tell(f"On another device's board {took:.1f} s after it was sent")
    assert took < 2.5


def test_a_lost_reply_and_a_sick_server_count_once(crew, bus):
    aoife, before, tries, well = crew("aoife"), bus.kept(), [], []

    def sick(route):
        tries.append(route.request.url)
        if len(tries) == 1:
            route.fetch()
            route.abort()  # the server has it, and its answer is lost
        elif len(tries) == 2:
            route.fulfill(status=500, body="ill")
        elif len(tries) == 3 or not well:
            route.fulfill(status=200, body="<html>Free wifi</html>")
        else:
            route.continue_()

    aoife.page.context.route(re.compile(r"/contacts/[0-9a-f-]{36}$"), sick)
    record(aoife)
    assert "All sent" not in said(aoife)
    well.append("again")
    all_sent(aoife)
    aoife.page.context.unroute_all()
    assert bus.kept() == before + 1
    assert len(tries) >= 4


def test_a_line_that_lies_does_not_hold_the_form(crew, bus):
    """Every answer takes far longer than anybody waits: the form is there, and it saves."""
    aoife, before = crew("aoife"), bus.kept()
    stopped = signal.SIGSTOP, signal.SIGCONT
    os.killpg(bus.serving.pid, stopped[0])
    try:
        began = time.monotonic()
        aoife.link("Drop-in")
        aoife.tile("Upset", "reasons")
        assert time.monotonic() - began < 4
        began = time.monotonic()
        aoife.button("Save")
        while not aoife.page.evaluate(ALL_HERE):
            assert time.monotonic() - began < 2
        assert "All sent" not in said(aoife)
    finally:
        os.killpg(bus.serving.pid, stopped[1])
    all_sent(aoife)
    assert bus.kept() == before + 1


def test_a_phone_that_refuses_to_keep_it_says_so_in_red(crew, bus):
    aoife, before = crew("aoife"), bus.kept()
    aoife.link("Drop-in")
    expect(aoife.page.get_by_role("heading", name="Drop-in")).to_be_visible()
    aoife.page.evaluate(
        """() => { IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError') } }"""
    )
    aoife.tile("Upset", "reasons")
    aoife.button("Save")
    expect(aoife.page.get_by_role("alert")).to_contain_text("NOT saved")
    assert "Upset" in aoife.page.locator("label.tile:has(:checked)").first.inner_text()
    assert bus.kept() == before


def test_a_page_whose_record_went_meanwhile_says_so(crew):
    aoife = crew("aoife")
    cut(aoife)
    record(aoife)
    aoife.page.locator(".ledger.waiting a").first.tap()
    expect(aoife.page.locator(".lede")).to_contain_text("not sent yet")
    cut(aoife, False)
    all_sent(aoife)
    expect(aoife.page.locator(".lede")).to_contain_text("Sent.")


def test_a_contact_made_without_signal_is_finished_and_undone_without_signal(crew, bus):
    aoife, before = crew("aoife"), bus.kept()
    cut(aoife)
    record(aoife, 2)
    aoife.page.locator(".ledger.waiting a").first.tap()
    expect(aoife.page.get_by_role("heading", level=1)).to_contain_text("upset")
    aoife.tile("25–34", "age_band")
    aoife.button("Save")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    record(aoife)
    aoife.button("Undo")
    cut(aoife, False)
    all_sent(aoife)
    assert bus.kept() == before + 2
    assert bus.kept("contact where age_band = '25-34'") >= 1


def test_tallies_count_each_tap_once(crew, bus):
    aoife = crew("aoife")
    water = aoife.page.locator(".counts .stat", has_text="Water").locator("b")
    before = int(water.inner_text())
    cut(aoife)
    for n in range(1, 4):
        aoife.button(re.compile("Water ?, add one"))
        expect(water).to_have_text(str(before + n))
    aoife.button("Undo")
    expect(water).to_have_text(str(before + 2))
    aoife.page.reload()
    expect(water).to_have_text(str(before + 2))
    cut(aoife, False)
    all_sent(aoife)
    expect(water).to_have_text(str(before + 2))
    aoife.go(aoife.board)
    expect(water).to_have_text(str(before + 2))


def test_two_devices_change_one_contact_and_the_lead_sees_both(crew, bus):
    aoife, declan = crew("aoife"), crew("declan")
    record(aoife)
    all_sent(aoife)
    for one, age in ((aoife, "25–34"), (declan, "35–49")):
        one.go(one.board)
        one.page.locator("#board .ledger:not(.waiting) > li a").first.tap()
        expect(one.page.get_by_role("heading", level=1)).to_contain_text("Contact")
        cut(one)
        one.tile(age, "age_band")
    for one in (aoife, declan):
        one.button("Save")
        one.page.wait_for_timeout(300)
    cut(aoife, False)
    all_sent(aoife)
    cut(declan, False)
    all_sent(declan)
    aoife.go(aoife.board)
    aoife.page.locator("#board .ledger:not(.waiting) > li a").first.tap()
    expect(aoife.page.get_by_text("Two devices answered differently")).to_be_visible()
    expect(aoife.page.locator("main")).to_contain_text("35–49")
    aoife.button("Use the other")
    expect(aoife.page.locator(".notices")).to_contain_text("Chosen")
    expect(aoife.page.locator("#age_band label.tile:has(:checked)")).to_have_text("35–49")


def test_what_waits_is_sealed_and_what_is_sent_is_gone(crew):
    aoife = crew("aoife")
    cut(aoife)
    record(aoife, 1, "Harassment")
    read = """(async () => {
      const text = (it) => it instanceof ArrayBuffer || ArrayBuffer.isView(it)
        ? new TextDecoder("latin1").decode(it)
        : it && typeof it === "object" ? Object.values(it).map(text).join(" ") : String(it);
      const done = (asked) => new Promise((yes) => {
        asked.onsuccess = () => yes(asked.result);
      });
      const db = await done(indexedDB.open("sosbus")), all = [];
      for (const name of db.objectStoreNames) {
        all.push(await done(db.transaction(name).objectStore(name).getAll()));
      }
      return text(all);
    })()"""
    held = aoife.page.evaluate(read)
    assert len(held) > 1000
    assert "harassment" not in held.lower()
    assert aoife.page.evaluate(ALL_HERE) == 1
    cut(aoife, False)
    all_sent(aoife)
    assert aoife.page.evaluate(ALL_HERE) == 0
    pages = """caches.open("pages").then(async (box) => (await Promise.all(
      (await box.keys()).map(async (one) => (await box.match(one)).text()))).join(" "))"""
    kept = aoife.page.evaluate(pages)
    assert "harassment</b>" not in kept.lower()
    assert "ledger" not in kept


def test_the_roll_and_the_close_without_signal(crew, bus):
    aoife = crew("aoife")
    record(aoife)
    all_sent(aoife)
    aoife.link("Close the night")
    expect(aoife.page.get_by_role("heading", name="Close the night")).to_be_visible()
    aoife.page.wait_for_timeout(500)
    cut(aoife)
    aoife.tap(aoife.page.get_by_label("We do not know the rest"))
    aoife.tap(aoife.page.get_by_label("I looked at each of them"))
    aoife.button("Close the night")
    expect(aoife.page.locator("[data-outbox]")).to_contain_text("safe on this phone")
    expect(aoife.page.locator(".notices")).to_contain_text("Saved")
    assert bus.kept() > 0, "the server still thinks it is open"
    cut(aoife, False)
    all_sent(aoife)
    aoife.go(aoife.board)
    expect(aoife.page.get_by_role("heading", level=1)).to_contain_text("Night closed")
