"""Tallies add up, half hour by half hour, and never fall below nothing."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from sosbus.nights.rules import half_hour
from sosbus.tallies import store
from sosbus.tallies.tables import Tally, Thing

pytestmark = pytest.mark.both
HALF = timedelta(minutes=30)
taps = st.lists(
    st.tuples(st.sampled_from(list(Thing)), st.booleans(), st.integers(0, 11)), max_size=30
)


@pytest.fixture
def night(make_night):
    return make_night()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taps)
def test_taps_up_and_down_add_up(engines, night, tapped):
    true = dict.fromkeys(Thing, 0)
    with engines.writing() as db:  # rolled back, so that each example starts from nothing
        for thing, less, later in sorted(tapped, key=lambda tap: tap[2]):
            if not less:
                store.add(db, night, half_hour(night.opens_at + later * HALF), thing)
                true[thing] += 1
            elif store.take_one_off(db, night, thing):
                true[thing] -= 1
        db.flush()
        assert store.on(db, [night.id]) == true
        assert all(tally.count >= 0 for tally in db.exec(select(Tally)))


def test_with_none_counted_there_is_none_to_take_off(db, night):
    assert not store.take_one_off(db, night, Thing.WATER)


def test_every_thing_has_a_number_even_on_no_night(db):
    assert store.on(db, []) == dict.fromkeys(Thing, 0)
