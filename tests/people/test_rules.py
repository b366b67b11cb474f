"""An address is one address, tidied; what is none is told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Refusal
from sosbus.people.rules import new_person, tidy_email
from sosbus.people.tables import BusRole, Person, Role
from tests.conftest import WEEK_BEFORE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("brendan@sosbus.example", "brendan@sosbus.example"),
        ("  Brendan@SOSBUS.example ", "brendan@sosbus.example"),
        ("o'neill+bus@open-road.org.uk", "o'neill+bus@open-road.org.uk"),
    ],
)
def test_an_address_is_kept_in_lower_case(typed, kept):
    assert tidy_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "brendan",
        "@x.example",
        "a@b",
        "a b@x.example",
        "a@x.example, b@x.example",
        "A <a@x.example>",
        "a@x.example\nBcc: b@x.example",
        "a@x..example",
        "a" * 65 + "@x.example",
        "a@" + "x" * 250 + ".example",
    ],
)
def test_what_is_no_single_address_is_not_kept(typed):
    assert tidy_email(typed) is None


@given(st.text() | st.emails())
def test_tidying_twice_changes_nothing(typed):
    once = tidy_email(typed)
    assert once is None or tidy_email(once) == once


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.VOLUNTEER])
def test_only_volunteers_hold_places_on_the_bus(role):
    made = new_person("Wren", "wren@x.example", role, [BusRole.DRIVER], WEEK_BEFORE)
    assert isinstance(made, Refusal)
    made = new_person("Wren", "wren@x.example", role, [], WEEK_BEFORE)
    assert isinstance(made, Person)
