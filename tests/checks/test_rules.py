"""What stands after the checks, and whether the bus may open."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from uuid import uuid4

import pytest

from sosbus.base.refusal import Conflict
from sosbus.checks import rules
from sosbus.checks.tables import Answer, CheckAnswer, CheckItem, Checklist, WhyAnyway
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind

NIGHT = new_night(date(2026, 3, 6), time(22), time(4), Kind.WEEKLY)
SATURDAY = date(2026, 3, 7)
EVENING = datetime(2026, 3, 6, 21, 30, tzinfo=UTC)
WHY = WhyAnyway.WITH_COORDINATOR


def item(words="Brakes", red=True, **more) -> CheckItem:
    more = {"checklist": Checklist.VEHICLE, "place": 1} | more
    return CheckItem(words=words, is_red=red, **more)


def said(one, answer=Answer.FINE, minutes=0, together=False) -> CheckAnswer:
    return CheckAnswer(
        id=uuid4(),
        item_id=one.id,
        night_id=NIGHT.id,
        answer=answer,
        together=together,
        at=EVENING + timedelta(minutes=minutes),
    )


def stands(items, answers=(), overridden=None) -> rules.Standing:
    return rules.standing(items, answers, overridden or {}, SATURDAY)


def test_a_list_without_red_things_keeps_no_bus_from_opening():
    assert rules.may_open(stands([])) is None
    assert rules.may_open(stands([item(red=False), item("Heater", red=False)])) is None


def test_a_red_thing_nobody_looked_at_stands_in_the_way():
    refused = rules.may_open(stands([item()]))
    assert refused == f"Not right yet: Brakes (not looked at). {rules.SAY_WHY}"


@pytest.mark.parametrize(
    ("answer", "opens"),
    [
        (Answer.FINE, True),
        (Answer.FIXED, True),
        (Answer.OUT_OF_USE, False),
        (Answer.REPORTED, False),
    ],
)
def test_what_is_fine_or_fixed_is_right(answer, opens):
    brakes = item()
    assert (rules.may_open(stands([brakes], [said(brakes, answer)])) is None) is opens


def test_what_is_not_red_is_shown_and_stops_nobody():
    heater = item("Heater", red=False)
    found = stands([heater], [said(heater, Answer.REPORTED)])
    assert rules.may_open(found) is None
    assert [line.words for line in found.wrong] == ["Heater (reported)"]


@pytest.mark.parametrize(
    ("ends", "out"),
    [
        (date(2026, 3, 5), True),
        (date(2026, 3, 6), True),  # it ends at midnight, and the bus is out till four
        (date(2026, 3, 7), False),
        (date(2028, 1, 1), False),
        (None, False),
    ],
)
def test_a_thing_must_last_the_night(ends, out):
    pads = item("AED pads", has_expiry=True, expires_on=ends)
    found = stands([pads], [said(pads)])
    assert found.lines[0].is_out_of_date is out
    assert bool(rules.may_open(found)) is out


def test_a_date_on_a_thing_that_does_not_run_out_means_nothing():
    brakes = item(has_expiry=False, expires_on=date(2020, 1, 1))
    assert rules.may_open(stands([brakes], [said(brakes)])) is None


def test_the_latest_answer_counts_whatever_order_they_came_in():
    brakes = item()
    some = [
        said(brakes, Answer.REPORTED, 0),
        said(brakes, Answer.OUT_OF_USE, 5),
        said(brakes, Answer.FIXED, 9),
    ]
    for order in permutations(some):
        assert stands([brakes], order).lines[0].said is some[2]


def test_of_two_answers_at_the_same_moment_the_worse_counts():
    brakes = item()
    some = [said(brakes, Answer.FINE), said(brakes, Answer.REPORTED)]
    for order in permutations(some):
        assert stands([brakes], order).lines[0].said is some[1]


def test_all_fine_never_covers_what_was_said_of_one_thing():
    brakes = item()
    found = stands(
        [brakes], [said(brakes, Answer.REPORTED), said(brakes, minutes=30, together=True)]
    )
    assert found.lines[0].trouble == "reported"
    found = stands([brakes], [said(brakes, minutes=30, together=True)])
    assert found.lines[0].trouble == ""


def test_the_lead_opens_all_the_same_with_a_reason():
    brakes, lights = item(), item("Lights")
    found = stands([brakes, lights])
    assert rules.may_open(found, [brakes.id, lights.id], WHY) is None
    assert rules.may_open(found, [brakes.id, lights.id]), "a reason is asked for"
    assert rules.may_open(found, (), WHY), "a reason for what?"


def test_a_reason_covers_only_what_was_shown():
    """The brakes failed on another device while the lead read the form."""
    brakes, lights = item(), item("Lights")
    refused = rules.may_open(stands([brakes, lights]), [lights.id], WHY)
    assert refused and "Brakes" in refused and "Lights" not in refused


def test_what_was_answered_for_does_not_stand_in_the_way_again():
    brakes = item()
    found = stands([brakes], [], {brakes.id: WHY})
    assert rules.may_open(found) is None
    assert [line.item for line in found.failed_red] == [brakes], "but it is still not right"


def test_a_long_list_is_told_in_short():
    refused = rules.may_open(stands([item(f"Thing {n}", place=n) for n in range(1, 8)]))
    assert refused is not None and "Thing 3 (not looked at) and 4 more" in refused


def test_where_it_stands_in_words():
    brakes, heater = item(), item("Heater", red=False)
    assert stands([]).words == "Nothing is on the list."
    assert stands([brakes, heater], [said(brakes)]).words == "1 of 2 checks done"
    both = [said(brakes), said(heater)]
    assert stands([brakes, heater], both).words == "All looked at, all right"
    wrong = [said(brakes), said(heater, Answer.OUT_OF_USE)]
    assert stands([brakes, heater], wrong).words == "All looked at, 1 not right"


def test_lists_stand_in_their_order_and_things_in_theirs():
    found = stands(
        [
            item("Radios", checklist=Checklist.RADIOS),
            item("Doors", place=2),
            item("Lights", place=1),
        ]
    ).by_list()
    assert [(one, [x.item.words for x in lines]) for one, lines in found] == [
        (Checklist.VEHICLE, ["Lights", "Doors"]),
        (Checklist.RADIOS, ["Radios"]),
    ]


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        (EVENING, EVENING),
        (datetime(1970, 1, 1, tzinfo=UTC), NIGHT.opens_at - rules.EARLY),
        (datetime(2090, 1, 1, tzinfo=UTC), NIGHT.closes_at),
    ],
)
def test_a_clock_gone_mad_is_held_within_the_evening(at, kept):
    assert rules.moment_of(NIGHT, at) == kept


def test_answers_are_given_while_the_night_is_got_ready_or_open():
    night = new_night(date(2026, 3, 6), time(22), time(4), Kind.WEEKLY)
    assert rules.may_answer(night) is None
    night.opened_at = EVENING
    assert rules.may_answer(night) is None
    night.closed_at = EVENING
    assert isinstance(rules.may_answer(night), Conflict)


def test_an_older_reading_of_a_date_that_comes_late_changes_nothing():
    pads = item(has_expiry=True)
    rules.read_date(pads, date(2027, 1, 1), EVENING)
    rules.read_date(pads, date(2020, 1, 1), EVENING - timedelta(hours=1))
    assert pads.expires_on == date(2027, 1, 1)
    rules.read_date(pads, date(2028, 1, 1), EVENING + timedelta(hours=1))
    assert pads.expires_on == date(2028, 1, 1)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (date(2026, 3, 5), "ended 5 Mar"),
        (date(2025, 12, 31), "ended 31 Dec 2025"),
        (SATURDAY, "ends 7 Mar"),
        (date(2026, 4, 6), "ends 6 Apr"),
        (date(2026, 4, 7), ""),
        (date(2027, 3, 7), ""),
    ],
)
def test_an_end_is_told_within_thirty_days(ends, words):
    assert rules.end_words(ends, SATURDAY) == words


def test_the_same_tap_is_known_again_though_the_clock_was_put_right():
    brakes, lights = item(), item("Lights")
    ids, tap = [brakes.id, lights.id, brakes.id], uuid4()
    made = rules.new_answers(NIGHT, tap, ids, Answer.FINE, True, None, EVENING)
    later = EVENING + timedelta(minutes=2)
    again = rules.new_answers(NIGHT, tap, ids[::-1], Answer.FINE, True, None, later)
    other = rules.new_answers(NIGHT, tap, ids, Answer.FIXED, False, None, EVENING)
    assert len(made) == 2, "each thing once"
    assert rules.is_same(made, again) and not rules.is_same(made, other)
