"""Words about others are taken out of a copy wherever they stand, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from sosbus.own_data.rules import HELD, Then, take_out, without
from sosbus.people.tables import BusRole


def test_a_name_goes_where_it_stands_by_itself_and_only_there():
    found = take_out(["Jo", "Jo Kettle", "c++"])
    said = without({"why": ["Jo Kettle asked, Joanna and Jo did", "c++"]}, found, "somebody")
    assert said == {"why": ["somebody asked, Joanna and somebody did", "somebody"]}


def test_what_the_service_calls_things_is_never_taken_for_a_name():
    assert without(BusRole.SUPPORT, take_out(["support"]), "somebody") is BusRole.SUPPORT
    assert take_out(["", " "]) is None
    assert without("as it was", None, "somebody") == "as it was"


@given(st.lists(st.text()), st.text())
def test_no_name_and_no_text_break_it(names, text):
    found = take_out(names)
    assert isinstance(without(text, found, "x"), str)


def test_what_is_kept_says_why_and_what_goes_says_when():
    for held in HELD:
        assert bool(held.step) == (held.then is not Then.KEEP), held
        assert held.step or held.because, held
        assert held.kept.endswith("."), held.kept
