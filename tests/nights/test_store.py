"""Planning twice makes nothing new."""

from datetime import date

import pytest

from sosbus.nights import rules, store

pytestmark = pytest.mark.both
MARCH = date(2026, 3, 1), date(2026, 3, 31)


def test_planning_twice_makes_nothing_new(db):
    patterns = store.patterns(db)
    assert len(store.add_new(db, rules.pattern_nights(*MARCH, patterns))) == 8
    db.flush()
    first = {night.id for night in store.between(db, *MARCH)}
    assert store.add_new(db, rules.pattern_nights(*MARCH, patterns)) == []
    assert {night.id for night in store.between(db, *MARCH)} == first


def test_moments_come_back_in_utc(db):
    store.add_new(db, rules.pattern_nights(*MARCH, store.patterns(db)))
    db.flush()
    db.expire_all()
    clock_night = store.between(db, date(2026, 3, 28), date(2026, 3, 28))[0]
    assert clock_night.opens_at.utcoffset().total_seconds() == 0
    assert clock_night.hours == 5
