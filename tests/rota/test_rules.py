"""A night with its crew: nobody who holds a place ever drops out of sight."""

from datetime import date

from sosbus.people.tables import BusRole
from sosbus.rota.rules import fit_on
from sosbus.rota.tables import Need
from tests.places.test_rules import NOW, on, person, whole_of

LEAD, DRIVER, AIDER = BusRole.BUS_LEAD, BusRole.DRIVER, BusRole.FIRST_AIDER


def test_somebody_in_a_place_that_no_rule_asks_for_any_more_is_still_listed():
    whole = whole_of((person(BusRole.SECURITY), BusRole.SECURITY))
    assert BusRole.SECURITY in {line.role for line in whole.lines}
    assert BusRole.SECURITY not in {line.role for line in whole.rules.lines}


def test_a_past_crew_stands_whatever_is_forgotten_and_an_override_never_counted():
    whole, who = whole_of(when=date(2026, 3, 6)), person()
    sign_up = on(whole, who, AIDER).sign_up
    whole.night.closed_at = NOW
    assert fit_on(whole.night, sign_up, who, [], []) == {AIDER}
    sign_up.overrode = [Need.CARD]
    assert fit_on(whole.night, sign_up, who, [], []) == frozenset()
