"""A card must hold through the night's end, that day included; a renewal leaves no gap."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.people.tables import BusRole
from sosbus.qualifications.rules import (
    holds_until,
    lapses,
    message_number,
    new_card,
    short_of,
    states,
    wrong_with,
)
from sosbus.qualifications.tables import Card, CardKind, CardNeed

DAY = timedelta(days=1)
TODAY = date(2026, 3, 6)
ME, DECLAN = uuid4(), uuid4()
AID, DBS = CardKind.FIRST_AID, CardKind.DBS
AIDER, SUPPORT = BusRole.FIRST_AIDER, BusRole.SUPPORT
NEEDS = [CardNeed(role=AIDER, kind=AID), CardNeed(role=BusRole.MEDIC, kind=CardKind.MEDIC)]


def card(issued=None, expires=None, kind=AID, withdrawn=None) -> Card:
    one = new_card(ME, kind, issued, expires, TODAY, DECLAN)
    one.withdrawn_on = withdrawn
    return one


def holds(cards, through=TODAY, role=AIDER) -> bool:
    return short_of(NEEDS, cards, role, through) == []


def test_a_card_holds_on_its_last_day_and_not_on_the_day_after():
    mine = [card(expires=TODAY)]
    assert holds(mine, TODAY)
    (why,) = short_of(NEEDS, mine, AIDER, TODAY + DAY)
    assert why == (
        "Your first aid card runs out on Friday 6 March 2026, before this night ends."
    )


def test_a_place_that_needs_no_card_is_short_of_none():
    assert holds([], role=SUPPORT)


def test_a_card_of_another_kind_does_not_help():
    assert not holds([card(kind=CardKind.MEDIC), card(kind=DBS, expires=TODAY)])


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ([], "We have not seen your first aid card yet"),
        ([card(issued=TODAY + DAY)], "begins on Saturday 7 March 2026"),
        ([card(withdrawn=TODAY)], "was withdrawn"),
        ([card(expires=TODAY - DAY), card(withdrawn=TODAY)], "runs out on Thursday 5 March"),
    ],
)
def test_what_is_short_is_said_in_words(cards, said):
    (why,) = short_of(NEEDS, cards, AIDER, TODAY)
    assert said in why


def test_a_withdrawn_card_counts_for_the_nights_before_and_for_none_from_that_day():
    mine = [card(withdrawn=TODAY)]
    assert holds(mine, TODAY - DAY) and not holds(mine, TODAY)


def test_renewed_before_it_ran_out_leaves_no_gap_and_no_warning():
    old = card(issued=TODAY - 1000 * DAY, expires=TODAY + 10 * DAY)
    for begins in (TODAY, TODAY + 10 * DAY, TODAY + 11 * DAY):
        new = card(issued=begins, expires=TODAY + 1000 * DAY)
        assert all(holds([new, old], TODAY + n * DAY) for n in range(20))
        assert lapses(NEEDS, [old, new], [AIDER], TODAY) == []
    late = card(issued=TODAY + 12 * DAY, expires=TODAY + 1000 * DAY)
    assert not holds([old, late], TODAY + 11 * DAY)
    (lapse,) = lapses(NEEDS, [old, late], [AIDER], TODAY)
    assert (lapse.on, lapse.card_id) == (old.expires_on, old.id)


DATES = st.dates(TODAY - 40 * DAY, TODAY + 140 * DAY)
CARDS = st.lists(
    st.builds(
        card,
        issued=st.none() | DATES,
        expires=st.none() | DATES,
        kind=st.sampled_from([AID, CardKind.MEDIC]),
        withdrawn=st.none() | DATES,
    ),
    max_size=6,
)


def covered(one: Card, day: date) -> bool:
    """By brute force, from the columns alone."""
    begun = one.issued_on is None or one.issued_on <= day
    lasts = one.expires_on is None or one.expires_on >= day
    return begun and lasts and (one.withdrawn_on is None or day < one.withdrawn_on)


@given(CARDS, DATES)
def test_any_card_of_the_kind_that_covers_the_day_is_enough(cards, through):
    enough = any(one.kind is AID and covered(one, through) for one in cards)
    assert holds(cards, through) == enough


@given(CARDS)
def test_cover_lasts_until_the_first_day_that_no_card_covers(cards):
    days = [TODAY + n * DAY for n in range(200)]
    bare = [one for one in days if not holds(cards, one)]
    until = holds_until(cards, AID, TODAY)
    if not bare:
        assert until == date.max
    elif bare[0] == TODAY:
        assert until is None
    else:
        assert until == bare[0] - DAY


@given(CARDS, CARDS)
def test_another_card_never_makes_anybody_less_qualified(cards, more):
    for n in range(0, 140, 7):
        if holds(cards, TODAY + n * DAY):
            assert holds(cards + more, TODAY + n * DAY)


@given(CARDS, st.integers(0, 120))
def test_a_lapse_breaks_just_the_days_that_are_not_covered(cards, n):
    through = TODAY + n * DAY
    for lapse in lapses(NEEDS, cards, [AIDER], TODAY):
        if lapse.kind is AID:
            assert lapse.breaks(NEEDS, cards, AIDER, through) == (not holds(cards, through))
            assert not lapse.breaks(NEEDS, cards, SUPPORT, through)


@pytest.mark.parametrize(
    ("left", "told"),
    [(91, []), (90, [90]), (31, [90]), (30, [30]), (8, [30]), (7, [7]), (0, [7]), (-1, [0])],
)
def test_it_is_told_at_ninety_thirty_and_seven_days(left, told):
    found = lapses(NEEDS, [card(expires=TODAY + left * DAY)], [AIDER], TODAY)
    assert [one.told_at(TODAY) for one in found] == told


def test_what_ran_out_and_no_place_needs_is_let_be():
    old = [card(expires=TODAY - DAY, kind=DBS)]
    assert lapses(NEEDS, old, [AIDER, SUPPORT], TODAY)[0].kind is AID
    assert lapses(NEEDS, old, [SUPPORT], TODAY) == []
    (shown,) = states(NEEDS, old, [SUPPORT], TODAY)
    assert (shown.tone, shown.words) == ("plain", "ran out on Thursday 5 March 2026")


@pytest.mark.parametrize(
    ("mine", "tone", "words"),
    [
        ([], "stop", "not seen, or not begun"),
        ([card()], "ok", "does not run out"),
        ([card(expires=TODAY + 91 * DAY)], "ok", "until Friday 5 June 2026"),
        ([card(expires=TODAY + DAY)], "look", "runs out on Saturday 7 March 2026, in 1 day"),
        ([card(expires=TODAY)], "look", "runs out on Friday 6 March 2026, today"),
        ([card(expires=TODAY - DAY)], "stop", "ran out on Thursday 5 March 2026"),
    ],
)
def test_how_a_card_stands_in_words(mine, tone, words):
    (shown,) = states(NEEDS, mine, [AIDER], TODAY)
    assert (shown.tone, shown.words) == (tone, words)


def test_of_a_dbs_check_only_seen_by_and_renewal_are_kept():
    kept = card(issued=TODAY, expires=TODAY + 900 * DAY, kind=DBS)
    assert kept.issued_on is None
    assert (kept.evidence_seen_on, kept.seen_by_id) == (TODAY, DECLAN)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ((AID, None, TODAY, TODAY), None),
        ((AID, TODAY, TODAY, TODAY), None),
        ((AID, TODAY, TODAY - DAY, TODAY), "expires_on"),
        ((AID, TODAY, None, TODAY), "expires_on"),
        ((DBS, None, None, TODAY), "expires_on"),
        ((CardKind.LEAD, TODAY, None, TODAY), None),
        ((AID, None, TODAY, TODAY + DAY), "evidence_seen_on"),
        ((AID, None, TODAY, date(1066, 1, 1)), "evidence_seen_on"),
        ((AID, date(66, 1, 1), TODAY, TODAY), "issued_on"),
        ((AID, None, date(9999, 1, 1), TODAY), "expires_on"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(typed, field):
    found = wrong_with(*typed, TODAY)
    assert (found and found[0]) == field


@given(st.uuids(), st.sampled_from([7, 30, 90]), st.sampled_from([7, 30, 90]))
def test_each_warning_of_a_card_has_a_number_that_the_outbox_can_keep(card_id, one, other):
    assert 0 <= message_number(card_id, one) < 2**31
    assert (message_number(card_id, one) == message_number(card_id, other)) == (one == other)
