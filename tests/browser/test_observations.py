"""Seven readings with a thumb, and a reminder at the tick that brings it up."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import phones

pytestmark = pytest.mark.browser
READINGS = {"rr": "18", "spo2": "97", "sbp": "122", "pulse": "88", "temp": "36.8"}


@pytest.fixture(scope="module")
def tonight(chromium, address):
    """The page of one contact's observations, on a night that Aoife has opened."""
    with phones(chromium, address) as new_phone:
        aoife = new_phone("aoife")
        tonight = aoife.page.get_by_role("link", name="Run this night").get_attribute("href")
        night = tonight.removesuffix("/tonight")
        asked = aoife.page.request
        same = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
        opening = f"{address}{night}/openings/{uuid4()}"
        asked.put(
            opening,
            data={
                "agreed": True,
                "at": f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}",
            },
            headers=same,
        )
        contact = uuid4()
        sent = asked.put(
            f"{address}{night}/contacts/{contact}",
            data={"kind": "first_aid", "reasons": ["injury"]},
            headers=same,
        )
        assert sent.status == 201, sent.text()
    return f"{night}/observations/new?contact={contact}"


def test_seven_readings_in_25_taps_and_keys_or_fewer(phone, tonight, tell):
    aoife = phone("aoife")
    aoife.go(tonight)
    aoife.taps = 1  # to come here
    for name, typed in READINGS.items():
        aoife.tap(aoife.page.locator(f"#{name}"))
        aoife.page.keyboard.type(typed)
        aoife.taps += len(typed)
    aoife.tile("Air", "on_oxygen")
    aoife.tile("Alert", "acvpu")
    aoife.button("Save")
    expect(aoife.page).to_have_url(re.compile("/contacts/"))
    aoife.go(tonight)
    cells = aoife.page.locator(".sets td").all_inner_texts()
    assert {"18", "97", "122", "88", "Alert", "36.8", "air"} <= set(cells)
    tell(f"observations, all seven readings: {aoife.taps} taps and keys")
    assert aoife.taps <= 25


@pytest.mark.parametrize("script", [True, False])
def test_a_tick_brings_up_its_words_at_once_with_a_script_or_without(phone, tonight, script):
    aoife = phone("aoife", java_script_enabled=script)
    aoife.go(tonight)
    page = aoife.page
    words = page.locator("#red_flags").get_by_text("Stay with them. NHS 111 option 2 / 999")
    expect(words).to_be_hidden()
    aoife.tap(page.locator("summary", has_text="May harm themselves"))
    expect(words).to_be_hidden()
    aoife.tap(page.locator("label.tile", has_text="Says will harm self"))
    expect(words).to_be_visible()
    aoife.tap(page.locator("label.tile", has_text="Says will harm self"))
    expect(words).to_be_hidden()
    call = page.locator(".prompt--unrousable")
    aoife.tile("Pain", "acvpu")
    expect(call).to_be_hidden()
    aoife.tile("Unresponsive", "acvpu")
    expect(call).to_contain_text("Bus protocol: call 999 now. Medic told?")
    expect(call).to_be_visible()


@pytest.mark.parametrize("wrong", [("rr", "71"), ("temp", "36.05"), ("sbp", "39")])
def test_the_page_itself_refuses_what_is_out_of_range(phone, tonight, wrong):
    """With no signal it is all there is to say no."""
    aoife = phone("aoife")
    aoife.go(tonight)
    name, typed = wrong
    aoife.page.locator(f"#{name}").fill(typed)
    valid = f"document.querySelector('#{name}').validity.valid"
    assert aoife.page.evaluate(valid) is False
    aoife.page.locator(f"#{name}").fill(READINGS[name])
    assert aoife.page.evaluate(valid) is True
