"""Gloves, a torch and no signal: the bus is looked over all the same."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def looking(phone):
    """Aoife has tonight's checks before her, and the phone keeps what it needs."""
    one = phone("aoife")
    one.go("/tonight")
    one.go(one.path.replace("/tonight", "/checks"))
    one.page.evaluate("navigator.serviceWorker.ready.then(() => fetch('/night-copy'))")
    one.page.reload()
    expect(one.page.get_by_role("heading", name="Radios")).to_be_visible()
    yield one
    one.page.context.close()
    one.heard.clear()  # a browser without signal says so on the console


def row(one, words):
    return one.page.locator("li.check", has_text=words)


def done(one) -> int:
    return int(one.page.locator("[data-counted]").inner_text().split(" ")[0])


def test_checks_are_answered_without_signal_and_stay_after_a_reload(looking):
    one = looking
    before = done(one)
    one.page.context.set_offline(True)
    one.tap(one.page.get_by_role("button", name=re.compile("All fine.*The bus")))
    expect(row(one, "Brakes")).to_contain_text("✓")
    one.tap(row(one, "Naloxone").locator("summary"))
    one.tap(row(one, "Naloxone").get_by_role("button", name="Reported"))
    expect(row(one, "Naloxone").locator("[data-said]")).to_contain_text("Reported")
    assert one.taps == 3
    after = done(one)
    assert after == before + 10
    one.page.reload()
    expect(row(one, "Naloxone").locator("[data-said]")).to_contain_text("Reported")
    assert done(one) == after
    assert not one.page.get_by_role("button", name=re.compile("All fine.*The bus")).count()
    one.tap(row(one, "Suction").get_by_role("button", name=re.compile("^Fine")))
    expect(row(one, "Suction").locator("[data-said]")).to_contain_text("Fine")

    one.page.context.set_offline(False)
    expect(one.page.get_by_text("All sent")).to_be_visible(timeout=30_000)
    one.page.reload()
    expect(row(one, "Brakes").locator("[data-said]")).to_contain_text("Fine")
    expect(row(one, "Naloxone").locator("[data-said]")).to_contain_text("Reported")
    assert done(one) == after + 1


def test_all_fine_leaves_alone_what_was_answered_by_itself(looking):
    one = looking
    one.tap(row(one, "Spare batteries").locator("summary"))
    one.tap(row(one, "Spare batteries").get_by_role("button", name="Out of use"))
    expect(row(one, "Spare batteries").locator("[data-said]")).to_contain_text("Out of use")
    one.tap(one.page.get_by_role("button", name=re.compile("All fine.*Radios")))
    expect(row(one, "Radios charged").locator("[data-said]")).to_contain_text("Fine")
    expect(one.page.get_by_text("All sent")).to_be_visible(timeout=30_000)
    one.page.reload()
    expect(row(one, "Spare batteries").locator("[data-said]")).to_contain_text("Out of use")


def test_a_thumb_in_a_glove_hits_every_button(looking):
    boxes = looking.page.locator("main .checks :is(button, summary)")
    sizes = [one.bounding_box() for one in boxes.all() if one.is_visible()]
    assert len(sizes) > 40
    assert all(box["height"] >= 56 and box["width"] >= 56 for box in sizes)
