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
        for look, size, scheme in (("phone", PHONE, "dark"), ("desk", DESK, "light")):
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
            draw_all(browser, at, folder, look, size, scheme)
            browser.close()


def draw_all(
    browser: Browser, at: str, folder: Path, look: str, size: dict[str, int], scheme: str
) -> None:
    def shot(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}-{look}.png")

    def come_in(name: str) -> Page:
        for before in browser.contexts:
            before.close()
        page = browser.new_page(base_url=at, viewport=size, color_scheme=scheme)
        page.goto("/sign-in")
        page.click(f"button[value={name}]")
        return page

    page = browser.new_page(base_url=at, viewport=size, color_scheme=scheme)
    page.goto("/sign-in")
    shot(page, "sign-in")

    page = come_in("brendan")
    page.reload()
    shot(page, "my-shifts")
    page.goto("/rota")
    shot(page, "rota")
    page.get_by_role("link", name="I can do this").first.click()
    shot(page, "night")

    page = come_in("aoife")
    page.goto("/tonight")
    if page.get_by_role("button", name="Open the night").count():
        page.get_by_role("link", name="Go to the checks").click()
        shot(page, "checks")
        while page.get_by_role("button", name="All fine").count():
            page.get_by_role("button", name="All fine").first.click()
            page.wait_for_timeout(400)
        page.get_by_role("link", name="Back to Tonight").click()
        page.get_by_role("button", name="Open the night").click()
    for link, reason in (("Drop-in", "emotional"), ("First aid", "injury")):
        page.get_by_role("link", name=link).click()
        page.check(f"[value={reason}]")
        page.evaluate("scrollTo(0, 0)")
        shot(page, "contact")
        page.get_by_role("button", name="Save").click()
    page.reload()
    shot(page, "tonight")
    page.get_by_role("link", name=re.compile("Roll call")).click()
    page.get_by_role("button", name="All here").or_(page.locator("[data-aboard]")).first.click()
    page.wait_for_timeout(800)
    if page.locator("[data-roll]").count():
        page.reload()
    else:
        page.go_back()
    shot(page, "roll")
    page.get_by_role("link", name="Back to tonight").click()
    page.get_by_role("link", name="Close the night").click()
    shot(page, "closing")

    page = come_in("declan")
    page.reload()
    shot(page, "desk")
    page.goto("/rota")
    shot(page, "board")
    page.locator("a.seat--free").first.click()
    shot(page, "fill")
    page.goto("/planning")
    shot(page, "planning")

    page = come_in("eithne")
    page.goto("/figures")
    page.locator(".months a").first.click()
    shot(page, "month")

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
