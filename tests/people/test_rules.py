"""An address is one address, tidied; what is none is told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.people.rules import may_hold, may_look_after, new_person, tidy_email
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
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


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PARTNER, Role.ADMINISTRATOR])
def test_only_the_crew_hold_places_on_the_bus(role):
    made = new_person("Wren", "wren@x.example", role, [BusRole.DRIVER], WEEK_BEFORE)
    assert made == "Only the crew hold places on the bus"
    made = new_person("Wren", "wren@x.example", role, [], WEEK_BEFORE)
    assert isinstance(made, Person)


@given(st.sampled_from(list(Role)), st.frozensets(st.sampled_from(list(BusRole)), min_size=1))
def test_volunteers_hold_any_place_contracted_crew_all_but_the_leads_guests_their_own(
    role, places
):
    allowed = {
        Role.VOLUNTEER: set(BusRole),
        Role.CONTRACTED: set(BusRole) - {BusRole.BUS_LEAD},
        Role.GUEST: {BusRole.STUDENT, BusRole.OBSERVER},
    }
    assert (may_hold(role, places) is None) == (places <= allowed.get(role, set()))


def test_a_coordinator_looks_after_those_on_the_bus_and_an_administrator_everyone():
    assert set(may_look_after(Person(role=Role.COORDINATOR))) == set(ON_THE_BUS)
    assert set(may_look_after(Person(role=Role.ADMINISTRATOR))) == set(Role)
