"""What may still go wrong on a night: nothing moves under a thumb, nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_the_night_without_signal import (
    THIRTY,
    all_sent,
    bus,
    crew,
    cut,
    said,
)

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
TOUCHES = """addEventListener("DOMContentLoaded", () => {
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
})"""
HOLDS = """async (number) => { for (let n = 0; n < number; n += 1) await outbox.keep(
  location.pathname.replace("tonight", "contacts"),
  { kind: "welfare", reasons: ["emotional"], at: new Date().toISOString() },
  "Drop-in – upset") }"""


def holds(one, number):
    one.page.evaluate(HOLDS, number)


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
