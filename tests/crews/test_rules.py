"""A crew is safe only if every needed place can be filled by somebody of its own."""

from datetime import UTC, date, datetime, time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosbus.base.refusal import Conflict, Refusal
from sosbus.nights.rules import cancel, new_night
from sosbus.nights.tables import Kind, Night, Reason
from sosbus.people.tables import BusRole, Person, Role
from sosbus.rota import rules
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import CrewLine

LEAD, MEDIC, AIDER = BusRole.BUS_LEAD, BusRole.MEDIC, BusRole.FIRST_AIDER
SUPPORT, DRIVER, OUTREACH = BusRole.SUPPORT, BusRole.DRIVER, BusRole.OUTREACH
SHIPPED = [
    CrewLine(role=role, minimum=minimum, ideal=ideal, position=position)
    for position, (role, minimum, ideal) in enumerate(
        [
            (LEAD, 1, 1),
            (MEDIC, 0, 1),
            (AIDER, 1, 2),
            (SUPPORT, 2, 2),
            (DRIVER, 0, 1),
            (OUTREACH, 0, 2),
        ]
    )
]
NOW = datetime(2026, 3, 1, tzinfo=UTC)
roles = st.sampled_from(list(BusRole))
crews = st.lists(st.frozensets(roles, min_size=1), max_size=6)
templates = st.lists(
    st.tuples(roles, st.integers(0, 2)), max_size=4, unique_by=lambda line: line[0]
).map(lambda some: [CrewLine(role=r, minimum=m, ideal=m, position=0) for r, m in some])


def brute_force(lines, crew) -> int:
    """The most needed places that can be filled, by trying everyone everywhere."""
    needed = [line.role for line in lines for _ in range(line.minimum)]
    people = list(crew) + [frozenset()] * len(needed)
    return max(
        sum(rules.fills(place, one) for place, one in zip(needed, seated, strict=False))
        for seated in permutations(people, len(needed))
    )


@settings(max_examples=600, deadline=None)
@given(templates.filter(lambda lines: sum(x.minimum for x in lines) <= 4), crews)
def test_the_verdict_is_what_trying_everything_finds(lines, crew):
    crew = crew[:4]
    needed = sum(line.minimum for line in lines)
    cover = rules.how_covered(lines, crew)
    assert needed - sum(cover.missing.values()) == brute_force(lines, crew)
    assert cover.is_safe == (brute_force(lines, crew) == needed)


@given(crews)
def test_nobody_is_counted_twice(crew):
    if rules.how_covered(SHIPPED, crew).is_safe:
        assert len(crew) >= 4


@pytest.mark.parametrize(
    ("crew", "words"),
    [
        ([], "Needs a bus lead, a first aider and 2 more"),
        ([{LEAD, AIDER}, {SUPPORT}, {SUPPORT}], "Needs a first aider"),
        ([{LEAD}, {AIDER}, {SUPPORT}], "Needs 1 more"),
        ([{LEAD}, {MEDIC}, {DRIVER}, {OUTREACH}], "Safe to go"),
        ([{LEAD, AIDER}, {LEAD}, {SUPPORT}, {SUPPORT}], "Safe to go"),
        ([{SUPPORT}, {SUPPORT}, {SUPPORT}, {AIDER}], "Needs a bus lead"),
    ],
)
def test_the_page_says_what_is_missing(crew, words):
    said = rules.how_covered(SHIPPED, crew).words
    assert said == words or {said, words} <= {"Needs a first aider", "Needs a bus lead"}


def person(*can_be: BusRole) -> Person:
    return Person(
        name="P",
        email="p@x.example",
        role=Role.VOLUNTEER,
        bus_roles=list(can_be),
        joined_at=NOW,
    )


def whole_of(*crew: Aboard) -> NightCrew:
    night = new_night(date(2026, 3, 6), time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    return NightCrew(night, SHIPPED, list(crew))


def take(whole: NightCrew, who: Person, role: BusRole):
    return rules.new_sign_up(whole, who, role, NOW)


def with_(whole: NightCrew, who: Person, role: BusRole) -> NightCrew:
    return NightCrew(
        whole.night, whole.lines, [*whole.crew, Aboard(take(whole, who, role), who)]
    )


def test_places_are_numbered_and_a_gap_is_filled_first():
    one, two, three = (person(SUPPORT) for _ in range(3))
    whole = with_(with_(whole_of(), one, SUPPORT), two, SUPPORT)
    assert [aboard.sign_up.place for aboard in whole.crew] == [1, 2]
    left = NightCrew(whole.night, whole.lines, whole.crew[1:])
    assert take(left, three, SUPPORT).place == 1


def test_the_last_place_is_the_last():
    whole = with_(whole_of(), person(LEAD), LEAD)
    refused = take(whole, person(LEAD), LEAD)
    assert isinstance(refused, Conflict)
    assert "just taken the last bus lead place" in refused


def test_nobody_is_on_a_night_twice():
    me = person(SUPPORT, DRIVER)
    assert isinstance(take(with_(whole_of(), me, SUPPORT), me, DRIVER), Conflict)


def test_only_what_one_is_trained_for():
    refused = take(whole_of(), person(SUPPORT), MEDIC)
    assert isinstance(refused, Refusal)
    assert not isinstance(refused, Conflict)


def test_not_on_a_cancelled_night_or_one_that_is_over():
    whole = whole_of()
    late = rules.new_sign_up(whole, person(SUPPORT), SUPPORT, whole.night.closes_at)
    cancel(whole.night, Reason.WEATHER, NOW)
    for refused in (late, take(whole, person(SUPPORT), SUPPORT)):
        assert isinstance(refused, Conflict)


def test_giving_a_place_back_is_never_too_late_until_the_end():
    me = person(SUPPORT)
    whole = with_(whole_of(), me, SUPPORT)
    mine = whole.mine(me)
    assert "over" in str(rules.withdraw(mine, whole.night, whole.night.closes_at))
    assert rules.withdraw(mine, whole.night, whole.night.opens_at) is None
    assert mine.sign_up.withdrawn_at == whole.night.opens_at
    assert isinstance(rules.withdraw(None, whole.night, NOW), Conflict)
