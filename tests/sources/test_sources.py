"""Each figure keeps where it comes from, and a correction keeps what was said before."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from sosbus.sources import store
from sosbus.sources.rules import said
from sosbus.sources.store import Stated
from sosbus.venues.tables import Venue, Zone
from tests.conftest import WEEK_BEFORE


def test_unknown_is_said_and_is_no_nought():
    assert said(None) == "not known" and said(None, about=True) == "not known"
    assert said(0) == "0" and said(13, about=True) == "about 13"
    assert said(300_000) == "300,000" and said(2.50) == "2.5" and said(20.0) == "20"


@pytest.mark.both
def test_a_correction_is_a_new_version(db, cast):
    stated = Stated("Annual report", date(2009, 4, 1), cast["declan"].id, WEEK_BEFORE)
    venue = Venue(name="A place", zone=Zone.NORTH)
    store.enter(db, venue, stated)
    later = Stated("Minutes", date(2009, 5, 1), cast["fergal"].id, WEEK_BEFORE)
    store.correct(db, venue, {"name": "Another place"}, later)
    (now, by), (before, first_by) = store.versions(db, venue.id)
    assert venue.name == now.said["name"] == "Another place" and by == "Fergal"
    assert before.said["name"] == "A place" and first_by == "Declan"
    assert (now.number, before.number) == (2, 1)
    assert store.newest(db, [venue.id])[venue.id].source == "Minutes"


@pytest.mark.both
def test_the_same_number_is_not_kept_twice(db, cast):
    stated = Stated("Annual report", date(2009, 4, 1), cast["declan"].id, WEEK_BEFORE)
    venue = Venue(name="A place", zone=Zone.NORTH)
    store.enter(db, venue, stated)
    with pytest.raises(IntegrityError):
        store.add_version(db, venue, 1, stated)
