"""Finding venues, on either database."""

import pytest

from sosbus.venues import rules, store
from sosbus.venues.rules import SHIPPED
from tests.conftest import JUST_PAST_MIDNIGHT


@pytest.mark.both
def test_what_is_retired_is_no_longer_chosen_but_still_known(db):
    store.seed(db)
    one = store.current(db)[0]
    rules.retire(one, JUST_PAST_MIDNIGHT)
    store.add(db, one)
    assert one not in store.current(db)
    assert store.retired(db) == [one]
    assert store.names(db) == {name for name, _ in SHIPPED}


def test_seeding_twice_is_seeding_once(db):
    store.seed(db)
    store.seed(db)
    assert len(store.every(db)) == len(SHIPPED)
