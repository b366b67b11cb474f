"""The list of places in town: no name twice, nothing lost by retiring."""

from sosbus.guard.rules import blocked, doubts
from sosbus.venues.rules import SHIPPED, bring_back, new_venue, retire
from sosbus.venues.tables import Venue, Zone
from tests.conftest import JUST_PAST_MIDNIGHT


def test_a_name_in_other_letters_is_the_same_place():
    known = [Venue(name="Queen’s Larder", zone=Zone.HIGH_STREET)]
    said = new_venue("queen's  LARDER", Zone.NORTH, known)
    assert said == "Queen’s Larder is on the list already."


def test_a_retired_place_is_brought_back_and_not_made_twice():
    there = Venue(name="The Ship", zone=Zone.STATION)
    retire(there, JUST_PAST_MIDNIGHT)
    assert "Bring it back" in str(new_venue("The Ship", Zone.STATION, [there]))
    retire(there, JUST_PAST_MIDNIGHT.replace(hour=5))
    assert there.retired_at == JUST_PAST_MIDNIGHT
    bring_back(there)
    assert there.retired_at is None


def test_what_is_shipped_is_unlike_and_passes_the_guard():
    names = [name for name, _ in SHIPPED]
    assert len(names) >= 30 and len(set(names)) == len(names)
    assert {zone for _, zone in SHIPPED} == set(Zone)
    assert [name for name in names if blocked(name)] == []
    assert doubts(f"seen at {', '.join(names)}", names) == []
