"""Whatever somebody's name is written in, there is a paper."""

from datetime import UTC, datetime

import pytest

from sosbus.web.paper import LETTERS, nearest, pdf_of, printable

WHEN = datetime(2027, 4, 19, tzinfo=UTC)
FACTS = dict.fromkeys("hours nights first last made code where".split(), "x")


def test_our_font_has_every_letter_that_we_say_it_has():
    every = "".join(sorted(LETTERS - {"\n"}))
    paper = pdf_of("certificates/certificate.typ", {**FACTS, "name": every}, WHEN)
    assert paper.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "name", ["Ŵyn Ŷ", "王小明", "＝1+1", "🚌 Brendan", "A\x00\x07\u202eB", "\ud800"]
)
def test_a_name_in_other_letters_is_printed_as_near_as_can_be(name):
    assert pdf_of("certificates/certificate.typ", {**FACTS, "name": name}, WHEN)


def test_nearest_letters():
    assert "".join(nearest(one) for one in "Ŵyn ＝王🚌\x00") == "Wyn =??"
    assert printable({"a": ["Siân", 5, None]}) == {"a": ["Siân", 5, None]}
