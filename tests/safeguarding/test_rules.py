"""A referral is a category, an address and a half hour."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from sosbus.base.refusal import Conflict
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind
from sosbus.safeguarding import rules
from sosbus.safeguarding.tables import Category, How, Referral, ReferredTo

NOW = datetime(2026, 3, 7, 0, 7, 31, tzinfo=UTC)
SLOT = datetime(2026, 3, 6, 23, 30, tzinfo=UTC)


def night_of(on=date(2026, 3, 6), **facts):
    night = new_night(on, time(22), time(4), Kind.WEEKLY)
    night.opened_at = night.opens_at
    for name, value in facts.items():
        setattr(night, name, value)
    return night


def words(**more):
    said = {"category": Category.CHILD, "to": ReferredTo.CHILDREN, "how": How.PHONE}
    return said | {"slot": None, "contact_id": None} | more


def referral(night=None, noted=NOW, **more):
    return rules.new_referral(night or night_of(), uuid4(), words(**more), noted)


def test_there_is_no_room_for_a_name_or_a_story():
    assert set(Referral.model_fields) == {
        "id", "night_id", "contact_id", "category", "to", "how", "half_hour", "first_words",
        "taken_back_at",
    }  # fmt: skip


def test_the_half_hour_is_kept_and_never_the_minute():
    assert referral().half_hour == datetime(2026, 3, 7, 0, 0, tzinfo=UTC)
    assert referral(slot=SLOT).half_hour == SLOT
    one = referral()
    rules.take_back(one, NOW)
    assert one.taken_back_at == datetime(2026, 3, 7, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        (datetime(2026, 3, 7, 0, 30, tzinfo=UTC), rules.TO_COME),
        (SLOT + timedelta(minutes=1), rules.NOT_THEN),
        (SLOT - timedelta(days=1), rules.NOT_THEN),
        (datetime(2026, 3, 7, 12, 0, tzinfo=UTC), rules.NOT_THEN),
    ],
)
def test_only_a_half_hour_of_this_night_that_has_been(slot, said):
    assert referral(slot=slot) is said


def test_a_referral_may_come_the_day_after_and_later():
    closed = night_of(closed_at=NOW)
    monday = NOW + timedelta(days=2)
    assert referral(closed, monday, slot=SLOT).half_hour == SLOT
    assert referral(closed, monday).half_hour == datetime(2026, 3, 9, 0, 0, tzinfo=UTC)


def test_a_clock_gone_mad_does_not_put_it_before_the_night():
    mad = referral(noted=datetime(1970, 1, 1, tzinfo=UTC))
    assert mad.half_hour == datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def test_not_before_the_night_is_open_nor_when_it_is_cancelled():
    assert isinstance(referral(night_of(opened_at=None)), Conflict)
    assert isinstance(referral(night_of(cancelled_at=NOW)), Conflict)


def test_the_half_hours_to_choose_from_run_from_setting_up_to_noon():
    shown = [label for _, label in rules.slots(night_of())]
    assert shown[:3] == ["21:00", "21:30", "22:00"] and shown[-1] == "11:30"
    assert len(shown) == 30


@pytest.mark.parametrize(
    ("on", "number", "shown"),
    [
        (date(2026, 10, 24), 32, ["01:00 BST", "01:30 BST", "01:00 GMT", "01:30 GMT"]),
        (date(2026, 3, 28), 28, ["00:30 GMT", "02:00 BST"]),
    ],
)
def test_on_the_nights_the_clocks_change_each_half_hour_is_itself(on, number, shown):
    labels = [label for _, label in rules.slots(night_of(on))]
    at = labels.index(shown[0])
    assert labels[at : at + len(shown)] == shown
    assert len(labels) == len(set(labels)) == number


def test_sent_again_is_the_same_only_with_the_same_answers():
    night, said = night_of(), words(slot=SLOT)
    one = rules.new_referral(night, uuid4(), said, NOW)
    assert rules.same_again(one, night, said) is None
    assert rules.same_again(one, night, words(slot=SLOT, how=How.FORM)) is rules.USED
