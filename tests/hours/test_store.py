"""The ledger, on either database: written once, never below nothing, never behind the roll."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.certificates import store as certificates
from sosbus.hours import rules, store
from sosbus.hours.tables import HourLine
from sosbus.people.tables import BusRole, Role
from sosbus.roll_call.tables import RollMark, State
from sosbus.rota.tables import SignUp
from tests.conftest import at_once, put_on

pytestmark = pytest.mark.both
HOUR = timedelta(hours=1)


@pytest.fixture
def night(engines, cast, make_night):
    """A night that has closed, without a roll call."""
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    with engines.writing() as db:
        found = db.merge(night)
        found.opened_at, found.closed_at = night.opens_at, night.closes_at
        db.commit()
    return night


def rounds(engines, now):
    with engines.writing() as db:
        found = store.rounds(db, now)
        db.commit()
    return found


def served(engines, who):
    with engines.reading() as db:
        return [one.minutes for one in store.of_person(db, who.id)]


def marked(engines, night, who, state, at, received_at):
    with engines.writing() as db:
        held = select(SignUp.id).where(SignUp.person_id == who.id)
        mark = RollMark(
            id=uuid4(),
            night_id=night.id,
            sign_up_id=db.exec(held).one(),
            state=state,
            at=at,
            received_at=received_at,
        )
        db.add(mark)
        db.commit()


def lines(engines):
    with engines.reading() as db:
        return db.exec(select(HourLine)).all()


def test_a_night_is_written_once_even_by_two_workers_at_once(engines, night):
    found = at_once(2, lambda _: rounds(engines, night.closes_at + HOUR))
    assert max(found) == 1
    assert len(lines(engines)) == 2
    assert rounds(engines, night.closes_at + 2 * HOUR) == 0


def test_a_cancelled_night_is_no_hours(engines, night):
    with engines.writing() as db:
        found = db.merge(night)
        found.opened_at, found.closed_at, found.cancelled_at = None, None, night.opens_at
        db.commit()
    assert rounds(engines, night.closes_at + HOUR) == 0


def test_a_roll_that_comes_in_days_later_puts_the_hours_right_in_the_open(engines, night, cast):
    rounds(engines, night.closes_at + HOUR)
    assert served(engines, cast["brendan"]) == [360], "promised, no roll called"
    late = night.closes_at + 30 * HOUR
    for who in ("aoife", "brendan"):
        marked(engines, night, cast[who], State.ARRIVED, night.opens_at, late)
    left = night.opens_at + 2 * HOUR
    marked(engines, night, cast["brendan"], State.LEFT_EARLY, left, late)
    for hours in (31, 32, 33):
        rounds(engines, night.closes_at + hours * HOUR)
    assert served(engines, cast["brendan"]) == [120]
    assert served(engines, cast["aoife"]) == [360]
    [put_right] = [one for one in lines(engines) if one.corrects_id]
    assert (put_right.reason, put_right.noted_by_id) == (rules.CAME_LATER, None)


def test_what_a_person_put_right_stays_as_they_said(engines, night, cast):
    rounds(engines, night.closes_at + HOUR)
    put_right(engines, night, cast, 4)
    late = night.closes_at + 30 * HOUR
    marked(engines, night, cast["brendan"], State.ARRIVED, night.opens_at, late)
    rounds(engines, late + HOUR)
    assert served(engines, cast["brendan"]) == [240]


def test_two_who_put_a_night_right_at_once_never_go_below_nothing(engines, night, cast):
    rounds(engines, night.closes_at + HOUR)
    at_once(4, lambda _: put_right(engines, night, cast, 0))
    assert served(engines, cast["brendan"]) == [0]


def put_right(engines, night, cast, to):
    with engines.writing() as db:
        worked = store.held_still(db, cast["brendan"].id, night.id)
        made = rules.correction(worked, to, "why", cast["declan"], night.closes_at + 2 * HOUR)
        if isinstance(made, HourLine):
            store.keep(db, made)
        db.commit()


def test_who_could_not_come_and_was_never_covered_gave_no_hours(engines, night, cast):
    with engines.writing() as db:
        held = select(SignUp).where(SignUp.person_id == cast["brendan"].id)
        db.exec(held).one().seeking_since = night.opens_at - HOUR
        db.commit()
    rounds(engines, night.closes_at + HOUR)
    assert served(engines, cast["brendan"]) == [0]


def test_only_what_a_volunteer_gave_is_certified(engines, night, cast):
    with engines.writing() as db:
        db.merge(cast["brendan"]).role = Role.CONTRACTED
        db.commit()
    rounds(engines, night.closes_at + HOUR)
    with engines.reading() as db:
        assert certificates.as_volunteer(db, cast["brendan"]) == []
        assert len(certificates.as_volunteer(db, cast["aoife"])) == 1
