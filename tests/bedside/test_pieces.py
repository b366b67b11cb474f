"""The pieces on a page of somebody who has not been sent yet: a device fills in who it is."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from sosbus.bedside.rules import Care
from sosbus.observations.forms import ObservationForm
from sosbus.prompts.rules import number_of, shown
from sosbus.prompts.tables import CARDS, NUMBERS_AS_SHIPPED, PhoneLine
from sosbus.web.forms import Entry
from sosbus.web.pages import env
from tests.conftest import NIGHT_DATE

NUMBERS = {
    code: number_of(PhoneLine(code=code, number=number), NIGHT_DATE)
    for code, number in NUMBERS_AS_SHIPPED.items()
}


@pytest.fixture
def piece():
    def render(name, is_medic=False, treats=True):
        html = env.get_template(name).render(
            night=SimpleNamespace(id=uuid4()),
            duty=SimpleNamespace(is_medic=is_medic, treats=treats),
            contact=None,
            care=Care(None, [], shown(NUMBERS), sums=False, private=True),
            observation_entry=Entry(ObservationForm),
        )
        return BeautifulSoup(html, "html.parser")

    return render


def test_the_form_waits_for_the_device_to_say_whose_it_is(piece):
    form = piece("observations/_form.html", is_medic=True)
    assert form.select_one("[name=contact_id]")["value"] == ""
    assert not form.form.get("data-then") and form.form["data-words"] == "Observations"
    assert form.find("button", string="Save observations")
    names = {one["name"] for one in form.select("input[name]")} - {"contact_id"}
    assert names == set(ObservationForm.model_fields) - {"contact_id", "sent_id", "at"}


def test_nothing_measured_yet_and_no_reminder_stands(piece):
    assert "No observations yet" in piece("observations/_observations.html").text
    cards = piece("prompts/_prompts.html").select(".prompt")
    assert len(cards) == len(CARDS)
    assert not [card for card in cards if "prompt--on" in card["class"]]
