"""What is typed about money: pounds as people write them, and a story of nobody."""

import pytest

from sosbus.money.forms import AssumptionForm, GrantForm, UnitPriceForm
from sosbus.web.forms import checked

SOURCE = {"source": "The grant letter", "dated_on": "2026-04-01"}
PRICE = SOURCE | {
    "what": "ambulance", "pounds": "£1,357.40", "code": "ASS02", "price_year": "2024/25",
    "first_day": "2026-04-01",
}  # fmt: skip
GRANT = SOURCE | {"funder": "A fund", "first_day": "2026-04-01", "last_day": "2027-03-31"}


def test_pounds_as_people_write_them():
    assert str(checked(UnitPriceForm, PRICE).form.pounds) == "1357.40"


@pytest.mark.parametrize("pounds", ["", "-1", "1.234", "a lot", "99999999"])
def test_pounds_that_are_none_get_a_sentence(pounds):
    assert "pounds" in checked(UnitPriceForm, PRICE | {"pounds": pounds}).errors


@pytest.mark.parametrize("value", ["-1", "101", "half", ""])
def test_a_share_is_from_0_to_100(value):
    typed = SOURCE | {"deadweight": value, "attribution": "50", "first_day": "2026-04-01"}
    assert list(checked(AssumptionForm, typed).errors) == ["deadweight"]


def test_a_story_that_points_at_somebody_is_not_kept():
    typed = GRANT | {"story": "We rang her mother on 07700 900123."}
    assert "story" in checked(GrantForm, typed).errors
    assert checked(GrantForm, GRANT | {"story": "A taxi came at once."}).form
