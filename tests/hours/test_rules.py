"""Hours are true, corrected in the open, and add up."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Refusal
from sosbus.hours import rules
from sosbus.hours.tables import HourLine
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind, Night
from sosbus.people.tables import BusRole, Person, Role
from sosbus.roll_call.tables import RollMark, State
from sosbus.rota.tables import SignUp

NOW = datetime(2027, 11, 1, tzinfo=UTC)


def person(role: Role = Role.VOLUNTEER) -> Person:
    return Person(name="P", email="p@x.example", role=role, bus_roles=[], joined_at=NOW)


def night_on(when: date) -> Night:
    night = new_night(when, time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    return night


def line_of(night: Night, *marks: RollMark, who: Person | None = None, called=True) -> HourLine:
    who = who or person()
    sign_up = SignUp(
        night_id=night.id, person_id=who.id, role=BusRole.SUPPORT, place=1, signed_up_at=NOW
    )
    return rules.new_line(night, who, sign_up, marks, called, NOW)


def mark(night: Night, state: State, hours: float = 0) -> RollMark:
    at = night.opens_at + timedelta(hours=hours)
    return RollMark(
        id=uuid4(),
        night_id=night.id,
        sign_up_id=uuid4(),
        state=state,
        at=at,
        received_at=at,
    )


@pytest.mark.parametrize(
    ("on", "hours"),
    [(date(2027, 3, 27), 5), (date(2027, 10, 30), 7), (date(2026, 12, 31), 6)],
)
def test_a_night_is_as_long_as_it_truly_was(on, hours):
    night = night_on(on)
    line = line_of(night, mark(night, State.ARRIVED))
    assert (line.planned_minutes, line.served_minutes) == (60 * hours, 60 * hours)


def test_somebody_who_did_not_come_promised_and_did_not_serve():
    night = night_on(date(2026, 3, 6))
    line = line_of(night, mark(night, State.NO_SHOW))
    assert (line.planned_minutes, line.served_minutes) == (360, 0)


def test_without_a_roll_call_the_promise_counts_and_says_so():
    line = line_of(night_on(date(2026, 3, 6)), called=False)
    assert (line.served_minutes, line.roll_called) == (360, False)


def test_contracted_crew_are_not_volunteers():
    night = night_on(date(2026, 3, 6))
    assert not line_of(night, who=person(Role.CONTRACTED), called=False).as_volunteer


@given(st.lists(st.floats(-3, 30), max_size=6))
def test_corrections_bring_it_to_what_was_said_and_never_below_nothing(wanted):
    night = night_on(date(2026, 3, 6))
    first, more = line_of(night, called=False), []
    for hours in wanted:
        made = rules.correction(rules.Worked(night, first, more), hours, "why", person(), NOW)
        if isinstance(made, HourLine):
            more.append(made)
            assert rules.Worked(night, first, more).minutes == round(hours * 60)
    assert rules.Worked(night, first, more).minutes >= 0


def test_a_correction_that_changes_nothing_is_refused():
    night = night_on(date(2026, 3, 6))
    worked = rules.Worked(night, line_of(night, called=False))
    assert isinstance(rules.correction(worked, 6, "why", person(), NOW), Refusal)


def test_totals_count_nights_that_were_served():
    nights = [night_on(date(2026, 3, day)) for day in (6, 7, 13)]
    lines = [(line_of(night, called=False), night) for night in nights]
    lines[1][0].served_minutes = 0
    worked = rules.by_night(lines)
    assert [one.night.night_date.day for one in worked] == [13, 7, 6]
    assert rules.totals(worked).nights == 2
    assert rules.totals(worked, date(2026, 3, 7)).hours == 6
