"""Doubles, gaps and shares: exact, whatever the night was like."""

from collections import Counter
from datetime import timedelta
from itertools import combinations
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import new_contact
from sosbus.nights.rules import half_hour
from sosbus.second_look import rules
from tests.nights.test_rules import night_of
from tests.tonight.test_rules import FRIDAY

NIGHT = night_of(FRIDAY)
NIGHT.opened_at = NIGHT.opens_at


def contact(number=1, minutes=1, **answers):
    words = ContactForm(**({"kind": "welfare", "reasons": ["phone"]} | answers)).answers()
    at = NIGHT.opens_at + timedelta(minutes=minutes)
    return new_contact(NIGHT, uuid4(), words, number, at)


MADE = st.builds(
    lambda minutes, kind, reasons, age, outcome, gone: (
        minutes,
        {"kind": kind, "reasons": reasons, "age_band": age, "outcome": outcome},
        gone,
    ),
    st.sampled_from([1, 20, 31, 59]),
    st.sampled_from(["welfare", "first_aid"]),
    st.permutations(["phone", "shoes"]).map(lambda x: x[:]) | st.just(["phone"]),
    st.sampled_from([None, "18-24", "not_recorded"]),
    st.sampled_from([None, "taxi"]),
    st.booleans(),
)


@given(st.lists(MADE, max_size=12))
def test_every_two_alike_are_found_once_and_no_others(some):
    made = []
    for number, (minutes, words, gone) in enumerate(some, 1):
        one = contact(number, minutes, **words)
        one.taken_back_at = NIGHT.closes_at if gone else None
        made.append(one)
    pairs = rules.possible_doubles(made)
    for first, second in pairs:
        assert first.number < second.number
        assert first.half_hour == second.half_hour and first.kind == second.kind
        assert set(first.reasons) == set(second.reasons)
        assert (first.age_band, first.outcome) == (second.age_band, second.outcome)
        assert not (first.taken_back_at or second.taken_back_at)
    assert max(Counter(a.number for a, _ in pairs).values(), default=0) <= 1
    in_a_pair = {one.number for pair in pairs for one in pair}
    kept = [one for one in made if not one.taken_back_at]
    alike = {
        one.number
        for pair in combinations(kept, 2)
        if rules.looks_of(pair[0]) == rules.looks_of(pair[1])
        for one in pair
    }
    assert in_a_pair == alike


def test_reasons_in_another_order_are_the_same_reasons():
    one = contact(1, reasons=["phone", "shoes"])
    two = contact(2, reasons=["shoes", "phone"])
    assert rules.possible_doubles([two, one]) == [(one, two)]
    assert rules.possible_doubles([one, contact(3, 45, reasons=["phone", "shoes"])]) == []
    assert half_hour(one.seen_at) == one.half_hour


@pytest.mark.parametrize(
    ("number", "of", "above"), [(1, 10, False), (2, 19, True), (0, 0, False), (1, 9, True)]
)
def test_a_share_is_above_ten_per_cent_exactly(number, of, above):
    assert rules.Share(number, of).is_above(10) is above


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([10, 15]))
def test_a_share_is_compared_before_it_is_rounded(number, of, limit):
    assert rules.Share(number, of).is_above(limit) == (number / of > limit / 100)


def test_a_share_of_nothing_is_said_without_a_fault():
    assert rules.Share(0, 0).words == "0 of 0, 0%"
    assert rules.Share(3, 20).words == "3 of 20, 15%"


def test_gaps_are_counted_by_question():
    some = [
        contact(1),
        contact(2, age_band="not_recorded", outcome="taxi"),
        contact(3, age_band="18-24", arrival="other", alcohol="none", outcome="taxi"),
    ]
    found = {one.name: one for one in rules.questions(some)}
    assert (found["age_band"].missing, found["age_band"].not_recorded) == (1, 1)
    assert (found["arrival"].missing, found["arrival"].other) == (2, rules.Share(1, 1))
    assert found["arrival"].much_other
    assert found["outcome"].missing == 1
    assert "gender" not in found, "what nobody must answer is not missing"


def test_other_is_of_those_who_were_asked_and_answered():
    some = [contact(number, arrival="self") for number in range(1, 10)]
    some.append(contact(10, arrival="other"))
    found = {one.name for one in rules.questions(some) if one.much_other}
    assert found == set(), "one of ten is not above one in ten"
    some.append(contact(11, arrival="not_recorded"))
    some[0] = contact(1, arrival="other")
    found = {one.name: one.other for one in rules.questions(some) if one.much_other}
    assert found == {"arrival": rules.Share(2, 10)}


def test_nothing_to_say_about_a_whole_night():
    whole = {"age_band": "18-24", "arrival": "self", "alcohol": "none", "outcome": "taxi"}
    assert rules.questions([contact(**whole)]) == []
    assert rules.questions([]) == []


def test_what_came_to_pass_was_not_spared():
    base = {"kind": "first_aid", "otherwise": "amb_and_ae"}
    spared = contact(1, **base, outcome="taxi")
    taken = contact(2, **base, outcome="ambulance_hospital")
    nothing = contact(3, kind="first_aid", otherwise="home_nothing", outcome="taxi")
    assert rules.avoided([spared, taken, nothing]) == rules.Share(1, 3)
