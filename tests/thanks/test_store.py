"""Milestones are noted once, on either database, and never downwards."""

from datetime import timedelta

import pytest
from sqlmodel import select

from sosbus.hours import store as hours
from sosbus.hours.tables import HourLine
from sosbus.messages.tables import About, Letter
from sosbus.people.tables import BusRole
from sosbus.thanks import store
from sosbus.thanks.tables import Milestone
from tests.conftest import put_on

pytestmark = pytest.mark.both


@pytest.fixture
def later(engines, cast, make_night):
    """When Brendan and Ciara have their first night behind them."""
    night = make_night(lead=cast["ciara"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    later = night.closes_at + timedelta(hours=2)
    with engines.writing() as db:
        found = db.merge(night)
        found.opened_at, found.closed_at = night.opens_at, night.closes_at
        db.flush()
        hours.rounds(db, later)
        db.commit()
    return later


def test_each_person_s_milestone_is_told_once_to_the_coordinator(db, cast, later):
    assert [store.rounds(db, later) for _ in range(3)] == [2, 0, 0]
    told = db.exec(select(Letter).where(Letter.about == About.MILESTONE)).all()
    assert [one.person_id for one in told] == [cast["declan"].id] * 2


def test_nobody_is_thanked_for_less_than_before(db, cast, later):
    db.add(Milestone(person_id=cast["brendan"].id, nights=10, reached_at=later))
    assert store.rounds(db, later) == 1, "Ciara's first"


def test_a_night_put_right_to_nothing_is_no_night(db, cast, later):
    for line in db.exec(select(HourLine)).all():
        line.served_minutes = 0
        db.add(line)
    assert store.rounds(db, later) == 0
