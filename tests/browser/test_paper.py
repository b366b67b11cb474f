"""What is printed and downloaded for real: a certificate that checks, a sheet that fits."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
LONG_NAMES = """() => {
  const names = ["Alexandrina Featherstonehaugh", "Christopher Olawale-Adeyemi"];
  const all = document.querySelectorAll(".pinned td span");
  all.forEach((one, n) => { one.textContent = names[n % 2]; });
  return all.length; }"""


def test_a_volunteer_downloads_a_certificate_of_this_very_moment(phone):
    brendan = phone("brendan")
    brendan.go("/my-hours")
    brendan.tap(brendan.page.locator("summary", has_text="A certificate"))
    with brendan.page.expect_download() as found:
        brendan.button("Make the certificate")
    assert re.fullmatch(
        r"sos-bus-hours-[\d-]{10}-to-[\d-]{10}\.pdf", found.value.suggested_filename
    )
    assert Path(found.value.path()).read_bytes().startswith(b"%PDF-")
    assert brendan.taps == 2


def test_a_stranger_is_told_when_there_is_no_such_certificate(phone):
    stranger = phone()
    stranger.go("/certificates")
    stranger.page.get_by_label("Code").fill("aaaa bbbb cccc dddd")
    stranger.button("Check it")
    stranger.page.get_by_role("alert").get_by_text("no certificate with that code").wait_for()


def test_a_full_month_of_long_names_still_fits_one_page(phone):
    """Every one of ninety places held by somebody whose name takes two lines."""
    declan = phone("declan", viewport={"width": 1280, "height": 800})
    declan.go("/rota/print?month=2026-10")
    assert declan.page.evaluate(LONG_NAMES) >= 90
    sheet = declan.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    shown = declan.page.locator("main").inner_text()
    for words in ("As at ", "duty phone", "7 hours, clocks go back", "22:00 BST–04:00 GMT"):
        assert words in shown
