"""When a night may close, which devices are asked after, and what is wiped."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sosbus.base.refusal import Conflict
from sosbus.closing import rules
from sosbus.closing.forms import CloseForm
from sosbus.closing.tables import Damage, WhyUnheard
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import new_contact, unfinished
from sosbus.contacts.tables import Outcome
from sosbus.handsets.tables import Handset
from tests.nights.test_rules import night_of

FRIDAY = date(2026, 3, 6)
LEAST = {"kind": "welfare", "reasons": ["phone"]}
REST = {"age_band": "18-24", "arrival": "self", "alcohol": "some", "outcome": "taxi"}
ONE_MINUTE = timedelta(minutes=1)


@pytest.fixture
def night():
    night = night_of(FRIDAY)
    night.opened_at = night.opens_at
    return night


def contact(night, number=1, after=ONE_MINUTE, **answers):
    words = ContactForm(**(LEAST | answers)).answers()
    return new_contact(night, uuid4(), words, number, night.opens_at + after)


def handset(night, waiting=0, ago=ONE_MINUTE, person=None):
    return Handset(
        night_id=night.id,
        id=uuid4(),
        label="Bea, Chrome on Android",
        person_id=person,
        waiting=waiting,
        heard_at=night.closes_at - ago,
    )


def report_of(night, at=None, **typed):
    form = CloseForm(**typed)
    at = at or night.closes_at
    return rules.new_report(night, uuid4(), form.told(), form.why_unheard, uuid4(), at)


def test_closing_waits_for_every_contact(night):
    some = [contact(night, 1), contact(night, 2)]
    refused = rules.close_night(night, some, [], False, night.closes_at)
    assert isinstance(refused, Conflict) and "2 contacts still to finish" in refused
    assert night.closed_at is None and unfinished(some) == some


def test_the_rest_is_left_before_finished_and_not_recorded(night):
    some = [contact(night, 1), contact(night, 2, **REST)]
    assert rules.close_night(night, some, [], True, night.closes_at) is None
    assert unfinished(some) == []
    assert [one.outcome for one in some] == [Outcome.LEFT_BEFORE_FINISHED, Outcome.TAXI]
    assert some[0].minutes_on_bus is None, "nobody knows when they left"


def test_one_taken_back_holds_nobody_up(night):
    gone = contact(night)
    gone.taken_back_at = night.opens_at
    assert rules.close_night(night, [gone], [], False, night.closes_at) is None


def test_a_night_closes_once_and_not_before_it_opened(night):
    assert rules.close_night(night, [], [], False, night.closes_at) is None
    assert isinstance(rules.close_night(night, [], [], False, night.closes_at), Conflict)
    shut = night_of(FRIDAY)
    assert "Open the night first" in rules.close_night(shut, [], [], True, shut.closes_at)


def test_wristbands_end_with_the_night(night):
    some = [contact(night, 1, wristband="B7", **REST), contact(night, 2, wristband="A1")]
    rules.close_night(night, some, [], True, night.closes_at)
    assert [one.wristband for one in some] == [None, None]


@pytest.mark.parametrize(
    ("stayed", "kept"),
    [(0, 0), (7, 0), (8, 15), (22, 15), (23, 30), (60, 60), (389, 390), (500, 390), (-9, 0)],
)
def test_minutes_on_the_bus_are_kept_in_quarters_of_an_hour(night, stayed, kept):
    one = contact(night, **REST)
    one.left_at = one.seen_at + timedelta(minutes=stayed)
    rules.settle(one)
    assert one.minutes_on_bus == kept


@given(st.timedeltas())
def test_minutes_are_always_a_quarter_within_a_night(stayed):
    kept = rules.in_steps(stayed)
    assert kept % 15 == 0 and 0 <= kept <= 400
    if timedelta() <= stayed <= timedelta(minutes=390):
        assert abs(timedelta(minutes=kept) - stayed) <= timedelta(minutes=7.5)


def test_an_incident_has_no_minutes(night):
    one = contact(night, kind="incident_only", outcome="declined")
    rules.settle(one)
    assert one.minutes_on_bus is None


def test_a_close_is_never_before_the_opening(night):
    rules.close_night(night, [], [], False, night.opened_at - 5 * ONE_MINUTE)
    assert night.closed_at == night.opened_at


@pytest.mark.parametrize(
    ("waiting", "ago", "asked"),
    [(0, 1, False), (0, 2, False), (1, 1, True), (0, 3, True), (4, 90, True)],
)
def test_a_device_is_asked_after_unless_it_said_just_now_that_nothing_waits(
    night, waiting, ago, asked
):
    one = handset(night, waiting, ago * ONE_MINUTE)
    assert bool(rules.unheard([one], night.closes_at)) is asked


def test_the_device_that_closes_is_not_asked_after_it_is_speaking(night):
    me = uuid4()
    old, mine = handset(night, 3, 90 * ONE_MINUTE, me), handset(night, 2, ONE_MINUTE, me)
    other = handset(night, 1, ONE_MINUTE, uuid4())
    sender = rules.sending([old, mine, other], me)
    assert sender == mine.id
    assert rules.unheard([old, mine, other], night.closes_at, sender) == [old, other]
    assert rules.sending([other], me) is None


def test_a_silent_device_stops_the_close_until_somebody_answers_for_it(night):
    one = handset(night, 2, 90 * ONE_MINUTE)
    refused = rules.close_night(night, [], [one], False, night.closes_at)
    assert isinstance(refused, Conflict)
    assert "Bea, Chrome on Android: 2 records not sent yet" in refused
    answered = report_of(night, handset_why=[f"{one.id}:battery_flat", f"{one.id}:gone_home"])
    assert rules.silent([one], answered, False) == []
    assert answered.handsets == {str(one.id): ["battery_flat", "gone_home"]}
    elsewhere = report_of(night, handset_why=[f"{uuid4()}:no_reply"])
    assert rules.silent([one], elsewhere, False) == [one]


def test_who_looked_at_each_has_answered_for_all(night):
    some = [handset(night, 2), handset(night, 0, 90 * ONE_MINUTE)]
    report = report_of(night, handset_why=[f"{some[0].id}:no_reply"])
    assert rules.silent(some, report, True) == []
    assert report.handsets[str(some[0].id)] == [WhyUnheard.NO_REPLY]
    assert report.handsets[str(some[1].id)] == [WhyUnheard.LOOKED]


def test_the_same_words_are_the_same_close_whenever_they_are_sent(night):
    typed = {"damage": ["minibus", "other"], "rest": "true"}
    one = report_of(night, **typed)
    again = report_of(night, night.closes_at + ONE_MINUTE, **typed, id=uuid4())
    assert one.digest == again.digest
    assert report_of(night, **typed | {"damage": ["minibus"]}).digest != one.digest


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"damage": ["everything"]}, "damage"),
        ({"damage_words": "x" * 281}, "damage_words"),
        ({"handset_why": ["nonsense"]}, "handset_why"),
        ({"handset_why": [f"{uuid4()}:tired"]}, "handset_why"),
        ({"minibus_miles": "many"}, "minibus_miles"),
        ({"minibus_miles": -1}, "minibus_miles"),
        ({"name": "anyone"}, "name"),
        ({"rest": "perhaps"}, "rest"),
    ],
)
def test_what_does_not_fit_is_refused_by_field(typed, field):
    with pytest.raises(ValidationError) as wrong:
        CloseForm(**typed)
    assert wrong.value.errors()[0]["loc"][0] == field


def test_words_lose_what_no_database_keeps_and_nothing_else():
    form = CloseForm(damage_words="  A\x00 window,\nrear left ", damage=["other", "other"])
    assert form.damage_words == "A window,\nrear left"
    assert form.damage == [Damage.OTHER]
    assert CloseForm(next_lead_words="  ").next_lead_words is None
