"""A demo served for real, and Debian's Chromium the size of a phone to visit it with.

Without Chromium these tests are left out, and the end of the run says so loudly.
"""

import fcntl
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from tests.conftest import CHROMIUM, shared

QUIET = (
    "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PATIENCE = 20_000  # ms: a busy machine is slow, and a promise is not about how slow
expect.set_options(timeout=PATIENCE)
SOSBUS = Path(sys.executable).with_name("sosbus")
# A refused page is told by Chromium on the console too: that is the refusal, not a mistake.
# So it does each time there is no signal.
AS_REFUSED = (
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
)
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation",
    (e) => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`))"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    ours = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in ours]
    config.hook.pytest_deselected(items=ours)


@pytest.fixture(scope="package")
def play() -> Iterator[Playwright]:
    """One for the whole run, gone before other tests want an event loop of their own."""
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="package")
def chromium(play: Playwright) -> Iterator[Browser]:
    browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's year in it, made once and copied for each file of tests."""
    folder = shared(tmp_path_factory) / "the-year"
    with (folder.parent / "the-year.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # whoever runs beside us waits, and finds it made
        if not folder.exists():
            making = tmp_path_factory.mktemp("year")
            subprocess.run([SOSBUS, "demo", "load"], env=surroundings(making), check=True)
            shutil.copytree(making, folder)
    return folder


@pytest.fixture(scope="module")
def address(year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a demo of one's own is served, fresh for each file of tests."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(year, folder, dirs_exist_ok=True)
    port = free_port()
    log = folder / "log"
    with log.open("wb") as out:
        serving = subprocess.Popen(
            [SOSBUS, "demo", "serve"], env=surroundings(folder, port), stdout=out, stderr=out
        )
    try:
        yield answering(f"http://127.0.0.1:{port}", serving, log)
    finally:
        serving.send_signal(signal.SIGINT)
        serving.wait(timeout=20)
    broke = [line for line in lines_of(log) if line.get("status", 0) >= 500]
    assert not broke, broke


def surroundings(folder: Path, port: int = 8000) -> dict[str, str]:
    return os.environ | {
        "SOSBUS_DEMO": "true",
        "SOSBUS_DATABASE_URL": f"sqlite:///{folder}/demo.db",
        "SOSBUS_ADDRESS": f"http://127.0.0.1:{port}",
        "PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answering(address: str, serving: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and serving.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The demo did not come up: {log.read_text()}")


def lines_of(log: Path) -> list[dict[str, int]]:
    return [json.loads(line) for line in log.read_text().splitlines() if line[:1] == "{"]


class Phone:
    """A page at phone size that counts the taps and hears what the console says."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.taps, self.heard, self.hosts = 0, list[str](), set[str]()
        page.on("console", self.hear)
        page.on("pageerror", lambda wrong: self.heard.append(f"{page.url}: {wrong}"))
        page.on("request", lambda asked: self.hosts.add(asked.url.split("/")[2]))

    def hear(self, said) -> None:
        if said.type in ("error", "warning") and not said.text.startswith(AS_REFUSED):
            self.heard.append(f"{self.page.url}: {said.text}")

    def tap(self, what) -> None:
        self.taps += 1
        what.tap()

    def button(self, name) -> None:
        self.tap(self.page.get_by_role("button", name=name).first)

    def link(self, name) -> None:
        self.tap(self.page.get_by_role("link", name=name).first)

    def tile(self, name, field="contact") -> None:
        tiles = self.page.locator(f"#{field} label.tile")
        self.tap(tiles.filter(has=self.page.get_by_text(name, exact=True)).first)

    def looks_over(self) -> None:
        """All of the bus, list by list, and all of it fine; then back to the board."""
        self.link("Go to the checks")
        all_fine = self.page.get_by_role("button", name=re.compile("^All fine"))
        expect(all_fine.first).to_be_visible()
        for one in [one.inner_text() for one in all_fine.all()]:
            button = self.page.get_by_role("button", name=one, exact=True)
            self.tap(button)
            expect(button).to_have_count(0)
        expect(self.page.locator("[data-counted]")).to_have_text(re.compile("^(24 of 24|All)"))
        self.sends_all()
        self.link("Back to Tonight")
        expect(self.page.get_by_text("All looked at, all right")).to_be_visible()

    def sends_all(self) -> None:
        """Nothing waits on the phone any more; without scripts nothing ever does."""
        waiting = "typeof outbox === 'object' && outbox.ready ? outbox.flush() : 0"
        while self.page.evaluate(waiting):
            self.page.wait_for_timeout(50)

    def go(self, path: str) -> None:
        try:
            self.page.goto(f"{self.address}{path}")
        except Error as wrong:
            if "ERR_ABORTED" not in str(wrong):
                raise
            self.page.goto(f"{self.address}{path}")  # the page was on its way elsewhere

    def keeps_this_page(self) -> None:
        """The worker has a whole copy of it: keeping goes on after the page is shown."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.page.reload()  # through the worker this time
        until = time.monotonic() + PATIENCE / 1000
        while not self.page.evaluate("caches.match(location.href).then(Boolean)"):
            assert time.monotonic() < until, f"never kept: {self.page.url}"
            self.page.wait_for_timeout(50)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Callable[..., Phone]]:
    """phone("aoife") has come in as Aoife, by one tap on the demo's sign-in page."""
    with phones(chromium, address) as new_phone:
        yield new_phone


class phones:
    """Phones of their own, put away at the end; each must have kept quiet and stayed here."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address, self.all = chromium, address, list[Phone]()

    def __enter__(self) -> "phones":
        return self

    def __call__(self, who: str = "", **look) -> Phone:
        in_the_dark = {
            "viewport": {"width": 360, "height": 740},
            "color_scheme": "dark",
            "has_touch": True,
            "reduced_motion": "reduce",  # colours are measured, not on their way
        }
        look = in_the_dark | look
        context = self.chromium.new_context(**look)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        made = Phone(context.new_page(), self.address)
        self.all.append(made)
        if who:
            made.go("/sign-in")
            made.page.locator(f"button[value={who}]").click()
            made.page.get_by_text("You are signed in as").wait_for()
            made.taps = 0
        return made

    def close(self) -> None:
        for one in self.all:
            one.page.context.close()

    def __exit__(self, *wrong) -> None:
        self.close()
        if wrong[0] is None:
            assert [said for one in self.all for said in one.heard] == []
            assert {host for one in self.all for host in one.hosts} <= {self.address[7:]}
