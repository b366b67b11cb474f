"""Which step of forgetting is due, and what stands in the way."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sosbus.base.refusal import Conflict, Refusal
from sosbus.forgetting.rules import (
    AFTER,
    due,
    due_on,
    erased_address,
    kept_longer,
    may_be_forgotten_now,
    pseudonym,
)
from sosbus.forgetting.tables import Forgotten, KeptLonger, Reason
from sosbus.own_data.tables import Step
from sosbus.people.rules import tidy_email
from sosbus.people.tables import Person, Role

LEFT = datetime(2026, 3, 6, 12, tzinfo=UTC)


def somebody(role=Role.VOLUNTEER, left=LEFT):
    return Person(
        name="Sam",
        email="sam@example.org",
        role=role,
        bus_roles=[],
        joined_at=LEFT,
        left_at=left,
    )


def done(person, *steps, at=LEFT):
    return [Forgotten(person_id=person.id, step=step, at=at) for step in steps]


def kept(person, until):
    return KeptLonger(
        person_id=person.id, until=until, reason=Reason.CLAIM, by_id=person.id, at=LEFT
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, [Step.AT_ONCE]),
        (29, [Step.AT_ONCE]),
        (30, [Step.AT_ONCE, Step.MESSAGES]),
        (365, [Step.AT_ONCE, Step.MESSAGES, Step.NAME]),
        (730, list(Step)),
    ],
)
def test_each_step_is_due_on_its_day_and_not_before(days, expected):
    assert due(somebody(), [], None, LEFT + timedelta(days=days)) == expected


def test_a_step_that_was_done_is_not_due_again():
    sam = somebody()
    later = LEFT + AFTER[Step.NAME]
    assert due(sam, done(sam, Step.AT_ONCE, Step.MESSAGES), None, later) == [Step.NAME]


def test_who_came_back_and_left_again_is_forgotten_again():
    sam = somebody()
    before = done(sam, *Step, at=LEFT - timedelta(days=1))
    assert due(sam, before, None, LEFT) == [Step.AT_ONCE]


def test_being_kept_longer_keeps_everything_but_the_sign_ins():
    sam = somebody()
    claim = kept(sam, date(2029, 1, 1))
    assert due(sam, [], claim, LEFT + timedelta(days=800)) == [Step.AT_ONCE]
    assert due_on(sam, Step.NAME, claim) == datetime(2029, 1, 1, tzinfo=UTC)
    assert due(sam, [], claim, datetime(2029, 1, 1, tzinfo=UTC)) == list(Step)


def test_those_still_here_and_those_kept_longer_are_not_forgotten_on_request():
    assert isinstance(may_be_forgotten_now(somebody(left=None), None, LEFT), Conflict)
    sam = somebody()
    assert "an insurance claim is open" in str(
        may_be_forgotten_now(sam, kept(sam, date(2026, 3, 7)), LEFT)
    )
    assert may_be_forgotten_now(sam, kept(sam, date(2026, 3, 6)), LEFT) is None


@pytest.mark.parametrize("until", [date(2026, 3, 6), date(2033, 1, 1)])
def test_longer_is_after_today_and_not_for_ever(until):
    assert isinstance(kept_longer(somebody(), until, Reason.LAW, somebody(), LEFT), Refusal)


def test_what_is_left_of_a_name():
    sam = somebody()
    assert pseudonym(sam) == f"Volunteer {sam.id.hex[:4].upper()}"
    assert pseudonym(somebody(Role.PARTNER)).startswith("Person ")
    assert tidy_email(erased_address(sam)) is None, "nobody can type it to sign in"
