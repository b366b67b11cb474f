"""Makes docs/example-report: the demonstration's year as files, and their pages as pictures.

    python -m scripts.example_report [FOLDER]

Reads the newest report to funders from the service's database (`make demo` first). Needs what
the tests need, Chromium for the page and LibreOffice for the workbooks.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, Route, sync_playwright

from sosbus.base.db import engines
from sosbus.exports.files import files
from sosbus.released.rules import Report
from sosbus.releases import store as releases
from sosbus.telling.rules import telling
from sosbus.web.pages import STATIC, env

FOLDER = Path(__file__).parents[1] / "docs" / "example-report"
PAGE = """{% extends "layout.html" %}{% block title %}{{ told.title }}{% endblock %}
{% block main %}{% include "pictures/_report.html" %}{% endblock %}"""
ADDRESS = "http://report.invalid/"
KINDS = {".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript"}
LOOKS = (
    ("desk", {"width": 1100, "height": 760}, "light", ("months", "violence")),
    ("phone", {"width": 360, "height": 740}, "dark", ("reasons", "promised")),
)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    year = newest()
    for name, content in files(year).items():
        (folder / name).write_bytes(content)
    draw_pages((folder / f"{year.file_name}.pdf").read_bytes(), folder, "paper")
    with Image.open(folder / "paper-08.png") as page:  # as a laser without colours prints it
        page.convert("L").convert("1").save(folder / "paper-08-mono.png", optimize=True)
    for kind in ("xlsx", "ods"):
        book = folder / f"{year.file_name}.{kind}"
        draw_pages(opened_by_libreoffice(book), folder, kind, range(8))
    draw_screens(year, folder)


def newest() -> Report:
    with engines().reading() as db:
        kept, *_ = releases.of_packs(db, ["funder"])
        found = releases.read(db, kept.number)
        assert found
        return found[1]


def draw_pages(paper: bytes, folder: Path, named: str, wanted: range = range(40)) -> None:
    book = pypdfium2.PdfDocument(paper)
    for at, page in enumerate(book):
        if at in wanted:
            kept(page.render(scale=1.15).to_pil(), folder / f"{named}-{at + 1:02}.png")


def kept(picture: Image.Image, path: Path) -> None:
    """Few colours, so that the files stay small."""
    picture.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def opened_by_libreoffice(book: Path) -> bytes:
    with tempfile.TemporaryDirectory() as out:
        home = f"-env:UserInstallation=file://{out}/office"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", out, book]
        subprocess.run(command, check=True, capture_output=True)
        return Path(out, f"{book.stem}.pdf").read_bytes()


def draw_screens(year: Report, folder: Path) -> None:
    html = env.from_string(PAGE).render(
        told=telling(year), notices=[], visitor=None, nav=[], demo=False
    )
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for look, size, scheme, parts in LOOKS:
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.route("**/*", lambda route: answer(route, html))
            page.goto(ADDRESS)
            shot(page, folder / f"page-{look}.png")
            for part in parts:
                page.locator(f"section:has(> #part-{part})").screenshot(
                    path=folder / f"page-{look}-{part}.png"
                )
                smaller(folder / f"page-{look}-{part}.png")
        browser.close()


def shot(page: Page, path: Path) -> None:
    page.screenshot(path=path)
    smaller(path)


def smaller(path: Path) -> None:
    with Image.open(path) as picture:
        kept(picture, path)


def answer(route: Route, html: str) -> None:
    """Nothing leaves the machine: the page from memory, its style from static/."""
    path = route.request.url.removeprefix(ADDRESS).partition("?")[0]
    found = STATIC / path.removeprefix("static/")
    if not path:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif path.startswith("static/") and found.is_file():
        kind = KINDS.get(found.suffix, "application/octet-stream")
        route.fulfill(body=found.read_bytes(), content_type=kind)
    else:
        route.fulfill(status=404)


if __name__ == "__main__":
    main()
