"""Draws the README's pictures: the main pages of the demo, on a phone and on a desk.

    python scripts/screenshots.py [ADDRESS] [FOLDER]

Without an address it makes a demo of its own in a temporary folder and serves that.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
PORT = "8765"
QUIET = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else ""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with served(address) as at, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        for look, size, scheme in (("phone", PHONE, "dark"), ("desk", DESK, "light")):
            draw_all(browser, at, folder, look, size, scheme)


def draw_all(
    browser: Browser, at: str, folder: Path, look: str, size: dict[str, int], scheme: str
) -> None:
    def shot(page: Page, name: str, whole: bool = False) -> None:
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=whole)

    def come_in(name: str) -> Page:
        context = browser.new_context(base_url=at, viewport=size, color_scheme=scheme)
        page = context.new_page()
        page.goto("/sign-in")
        page.click(f"button[value={name}]")
        return page

    page = browser.new_context(base_url=at, viewport=size, color_scheme=scheme).new_page()
    page.goto("/sign-in")
    shot(page, "sign-in")
    page.fill("#email", "brendan@sosbus.example")
    page.click("text=Send me a code")
    shot(page, "code")

    page = come_in("brendan")
    shot(page, "my-shifts")
    for name, path in (("rota", "/rota"), ("devices", "/devices"), ("privacy", "/privacy")):
        page.goto(path)
        shot(page, name)
    page.goto("/rota")
    page.click("text=I can do this")
    shot(page, "night")
    page.goto("/people")
    shot(page, "refused")

    page = come_in("aoife")
    page.goto("/tonight")
    if page.get_by_role("button", name="Open the night").count():
        shot(page, "opening")
        page.get_by_role("button", name="Open the night").click()
    page.get_by_role("link", name="Drop-in").click()
    shot(page, "contact")
    page.check("[value=emotional]")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="First aid").click()
    page.get_by_role("button", name="Save").click()
    shot(page, "contact-mistake")
    page.check("[value=injury]")
    shot(page, "contact-treated", whole=True)
    page.get_by_role("button", name="Save").click()
    page.click("ul.tally button >> nth=0")
    shot(page, "tonight")
    shot(page, "tonight-whole", whole=True)
    page.click("text=Close the night")
    shot(page, "closing")

    page = come_in("declan")
    shot(page, "desk")
    page.goto("/planning")
    shot(page, "planning")
    page.click("ul.nights a >> nth=6")
    shot(page, "planned-night")
    page.goto("/people")
    shot(page, "people")

    page = come_in("eithne")
    shot(page, "figures")
    page.locator("main a[href*='/figures/20']").first.click()
    shot(page, "month")
    shot(page, "month-whole", whole=True)

    page = come_in("fergal")
    page.goto("/who-may")
    shot(page, "who-may")


@contextmanager
def served(address: str) -> Iterator[str]:
    if address:
        yield address
        return
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {
            "SOSBUS_DEMO": "true",
            "SOSBUS_DATABASE_URL": f"sqlite:///{folder}/demo.db",
            "PORT": PORT,
        }
        sosbus = Path(sys.executable).with_name("sosbus")
        server = subprocess.Popen([sosbus, "demo", "serve"], env=surroundings)
        try:
            yield answered(f"http://127.0.0.1:{PORT}")
        finally:
            server.terminate()
            server.wait()


def answered(address: str) -> str:
    for _ in range(240):
        try:
            if re.search("well", urllib.request.urlopen(f"{address}/healthz").read().decode()):
                return address
        except OSError:
            time.sleep(0.25)
    raise SystemExit("The demo did not come up.")


if __name__ == "__main__":
    main()
