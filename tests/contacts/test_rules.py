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
        ("first_aid", 6),
        ("clinical", 6),
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
        {"note": "free text"},
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
    assert rules.correct(night, made, corrected, 1) is None
    assert rules.sent_again(made, night, first) is Again.SAME
    assert rules.sent_again(made, night, corrected) is Again.OTHER


def test_a_correction_from_an_old_page_is_refused():
    night = open_night()
    made = rules.new_contact(night, uuid4(), ContactForm(**LEAST).answers(), 1, DURING)
    words = ContactForm(**LEAST, outcome="taxi").answers()
    assert rules.correct(night, made, words, 1) is None
    refused = rules.correct(night, made, ContactForm(**LEAST, outcome="walked").answers(), 1)
    assert isinstance(refused, Conflict)
    assert made.outcome is Outcome.TAXI


def test_nothing_is_recorded_on_a_night_that_is_not_open():
    night = open_night()
    night.opened_at = None
    refused = rules.new_contact(night, uuid4(), ContactForm(**LEAST).answers(), 1, DURING)
    assert isinstance(refused, Conflict)
    assert "Open the night first" in refused
