"""What a contact holds, what is missing from it, and what happens when it is sent twice."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sosbus.base.refusal import Conflict
from sosbus.contacts import rules
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import Again
from sosbus.contacts.tables import AgeBand, Kind, Outcome, Reason
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind as NightKind

DURING = datetime(2026, 3, 7, 0, 37, tzinfo=UTC)
LEAST = {"kind": "welfare", "reasons": ["phone"]}


def open_night():
    night = new_night(date(2026, 3, 6), time(22), time(4), NightKind.WEEKLY)
    night.opened_at = night.opens_at
    return night


def contact(**answers):
    form = ContactForm(**(LEAST | answers))
    return rules.new_contact(open_night(), uuid4(), form.answers(), 1, DURING)


def test_a_kind_and_a_reason_are_enough():
    made = contact()
    assert made.half_hour == DURING.replace(minute=30)
    assert rules.missing(made) == ["outcome", "age_band", "arrival", "alcohol"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("welfare", 4),
        ("outreach", 4),
        ("first_aid", 7),
        ("clinical", 7),
        ("incident_only", 1),
    ],
)
def test_the_close_asks_only_what_applies(kind, asked):
    assert len(rules.missing(contact(kind=kind))) == asked


def test_not_recorded_is_an_answer_but_not_for_how_they_left():
    made = contact(kind="first_aid")
    rules.say_not_recorded(made)
    assert rules.missing(made) == ["outcome"]
    made.outcome = Outcome.TAXI
    assert rules.unfinished([made]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": []},
        {"reasons": ["phone", "shoes", "drugs", "alcohol", "injury"]},
        {"kind": "party"},
        {"name": "anyone at all"},
        {"wristband": "J7"},
        {"response_minutes": 500},
        {"age_band": "22"},
    ],
)
def test_nothing_else_fits(wrong):
    with pytest.raises(ValidationError):
        ContactForm(**(LEAST | wrong))


def test_treatment_belongs_to_those_treated():
    form = ContactForm(**LEAST, treatment=["ice"], otherwise="ae_own")
    assert (form.treatment, form.otherwise) == ([], None)


some_words = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(list(Kind)),
        "reasons": st.lists(st.sampled_from(list(Reason)), min_size=1, max_size=4, unique=True),
        "age_band": st.none() | st.sampled_from(list(AgeBand)),
    }
)


@given(some_words, st.randoms())
def test_the_same_words_in_another_order_are_the_same(words, rng):
    night = uuid4()
    shuffled = dict(sorted(words.items(), key=lambda _: rng.random()))
    shuffled["reasons"] = rng.sample(words["reasons"], len(words["reasons"]))
    assert rules.digest_of(night, words) == rules.digest_of(night, shuffled)


@given(some_words, some_words)
def test_other_words_are_not_the_same(one, two):
    def key(words):
        return {**words, "reasons": set(words["reasons"])}

    night = uuid4()
    same = rules.digest_of(night, one) == rules.digest_of(night, two)
    assert same == (key(one) == key(two))


def test_a_record_sent_again_is_known_even_after_a_correction():
    night = open_night()
    first = ContactForm(**LEAST).answers()
    made = rules.new_contact(night, uuid4(), first, 1, DURING)
    corrected = ContactForm(**LEAST, outcome="taxi").answers()
    rules.put(made, {"outcome": corrected["outcome"]}, DURING)
    assert rules.sent_again(made, night, first) is Again.SAME
    assert rules.sent_again(made, night, corrected) is Again.OTHER


def test_a_wristband_comes_off_when_somebody_leaves():
    worn = ContactForm(**LEAST, wristband="b 7")
    made = rules.new_contact(open_night(), uuid4(), worn.answers(), 1, DURING)
    assert made.wristband == "B7"
    assert rules.is_on_the_bus(made)
    rules.put(made, {"outcome": Outcome.TAXI}, DURING)
    assert made.wristband is None
    assert made.left_at == DURING
    assert not rules.is_on_the_bus(made)


def test_records_come_in_while_it_is_open_and_late_ones_after():
    night = open_night()
    assert rules.may_take(night) is None
    night.closed_at = DURING
    assert rules.may_take(night) is None
    night.opened_at = night.closed_at = None
    refused = rules.may_take(night)
    assert isinstance(refused, Conflict)
    assert "Open the night first" in refused


def test_a_late_contact_counts_only_when_somebody_agrees():
    words = ContactForm(**LEAST).answers()
    made = rules.new_contact(open_night(), uuid4(), words, 1, DURING, late_at=DURING)
    assert not made.counts
    made.agreed_at = DURING
    assert made.counts
    made.taken_back_at = DURING
    assert not made.counts


def test_sensitive_answers_are_for_the_lead_and_the_medic():
    form = ContactForm(kind="welfare", reasons=["hate", "phone"], drugs=["cocaine"])
    assert set(rules.unsayable(form.answers(), False, False, True, ())) == {"reasons", "drugs"}
    assert rules.unsayable(form.answers(), True, False, True, ()) == {}
    made = rules.new_contact(open_night(), uuid4(), form.answers(), 1, DURING)
    assert rules.shown_reasons(made, False) == "phone"
    assert rules.shown_reasons(made, True) == "hate and phone"


def test_a_note_is_no_question_unless_the_setting_asks_it():
    words = ContactForm(**LEAST, note="slipped on the step").answers()
    assert set(rules.unsayable(words, True, False, False, ())) == {"note"}
    assert rules.unsayable(words, True, False, True, ()) == {}


def test_a_home_is_never_named():
    form = ContactForm(
        kind="welfare", reasons=["violence"], assault_place="home", venue_id=uuid4()
    )
    assert form.venue_id is None
