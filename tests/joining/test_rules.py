"""What is still to do before a first night; who sees whom to ring, and when."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Refusal
from sosbus.joining.rules import is_near, may_note, still_missing
from sosbus.joining.tables import Stage, Step
from sosbus.nights.tables import Night
from tests.conftest import JUST_PAST_MIDNIGHT, NIGHT_DATE

ME, TODAY = uuid4(), date(2026, 3, 6)
STAGES = st.frozensets(st.sampled_from(list(Stage)))


def steps(*stages: Stage) -> list[Step]:
    return [Step(person_id=ME, stage=stage, done_on=TODAY) for stage in stages]


def test_whoever_has_no_steps_was_with_us_before_and_is_not_held_back():
    assert still_missing([]) == []


@given(STAGES)
def test_whoever_has_begun_needs_every_stage(done):
    missing = still_missing(steps(*done))
    assert missing == [one for one in Stage if done and one not in done]


def test_the_go_ahead_comes_last():
    almost = [one for one in Stage if one not in (Stage.ACTIVE, Stage.SHADOWED)]
    refused = may_note(steps(*almost), [Stage.ACTIVE], TODAY, TODAY)
    assert refused == "The go-ahead comes last. Still to do: a night shadowed."
    assert may_note(steps(*almost), [Stage.SHADOWED, Stage.ACTIVE], TODAY, TODAY) is None


@given(STAGES, st.sampled_from([one for one in Stage if one is not Stage.ACTIVE]))
def test_all_else_is_noted_in_whatever_order_it_happens(done, stage):
    assert may_note(steps(*done), [stage], TODAY, TODAY) is None


@pytest.mark.parametrize("when", [TODAY + timedelta(days=1), date(1999, 12, 31)])
def test_nothing_is_noted_for_a_day_that_cannot_be(when):
    assert isinstance(may_note([], [Stage.APPLIED], when, TODAY), Refusal)


def test_a_lead_sees_whom_to_ring_from_a_day_before_the_night_to_a_day_after():
    night = Night(
        night_date=NIGHT_DATE,
        opens_at=JUST_PAST_MIDNIGHT,
        closes_at=JUST_PAST_MIDNIGHT + timedelta(hours=4),
    )
    moment, day = timedelta(seconds=1), timedelta(hours=24)
    assert is_near(night, night.opens_at - day) and is_near(night, night.closes_at)
    assert not is_near(night, night.opens_at - day - moment)
    assert is_near(night, night.closes_at + day - moment)
    assert not is_near(night, night.closes_at + day)
