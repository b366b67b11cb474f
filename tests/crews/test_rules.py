"""A crew is safe only if every needed place can be filled by somebody of its own."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosbus.crews import rules
from sosbus.crews.rules import CrewRules
from sosbus.crews.tables import CrewLine, CrewTemplate
from sosbus.nights.tables import Kind
from sosbus.people.tables import BusRole

LEAD, MEDIC, AIDER = BusRole.BUS_LEAD, BusRole.MEDIC, BusRole.FIRST_AIDER
SUPPORT, DRIVER, OUTREACH = BusRole.SUPPORT, BusRole.DRIVER, BusRole.OUTREACH
STUDENT, OBSERVER = BusRole.STUDENT, BusRole.OBSERVER
AS_SHIPPED = [
    (LEAD, 1, 1),
    (MEDIC, 0, 1),
    (AIDER, 1, 2),
    (SUPPORT, 2, 2),
    (DRIVER, 0, 1),
    (OUTREACH, 0, 2),
]
DOUBLES = {
    MEDIC: frozenset({AIDER, SUPPORT}),
    **{role: frozenset({SUPPORT}) for role in (LEAD, AIDER, DRIVER, OUTREACH)},
}
roles = st.sampled_from(list(BusRole))
crews = st.lists(st.frozensets(roles, min_size=1), max_size=6)


def rules_of(lines=AS_SHIPPED, minimum=4, doubles=DOUBLES, stay_aboard=2) -> CrewRules:
    template = CrewTemplate(
        kind=Kind.WEEKLY,
        minimum=minimum,
        stay_aboard=stay_aboard,
        rest_hours=11,
        most_in_fortnight=3,
        both_nights=False,
        first_nights=3,
        mixed=True,
        meeting_point="The bus",
        briefing_minutes=30,
        duty_phone="",
    )
    rows = [
        CrewLine(kind=Kind.WEEKLY, role=role, minimum=least, ideal=ideal, position=position)
        for position, (role, least, ideal) in enumerate(lines)
    ]
    return CrewRules(template, rows, doubles)


def brute_force(crew_rules, crew) -> int:
    """The most needed places that can be filled, by trying everyone, and nobody, everywhere."""
    needed = [line.role for line in crew_rules.lines for _ in range(line.minimum)]

    def most(place: int, free: frozenset[int]) -> int:
        if place == len(needed):
            return 0
        seated = [
            1 + most(place + 1, free - {one})
            for one in free
            if crew_rules.fills(needed[place], crew[one])
        ]
        return max([most(place + 1, free), *seated])

    return most(0, frozenset(range(len(crew))))


def invented(rng: Random) -> tuple[CrewRules, list[frozenset]]:
    lines = [
        (role, rng.randint(0, 2), 2) for role in rng.sample(list(BusRole), rng.randint(0, 3))
    ]
    doubles = {
        role: frozenset(rng.sample(list(BusRole), rng.randint(0, 2))) for role in BusRole
    }
    crew = [
        frozenset(rng.sample(list(BusRole), rng.randint(1, 3)))
        for _ in range(rng.randint(0, 5))
    ]
    return rules_of(lines, rng.randint(0, 5), doubles), crew


def test_ten_thousand_crews_are_judged_as_trying_everything_would():
    rng = Random(1903)
    safe = 0
    for _ in range(10_000):
        crew_rules, crew = invented(rng)
        needed = sum(line.minimum for line in crew_rules.lines)
        cover, best = rules.how_covered(crew_rules, crew), brute_force(crew_rules, crew)
        of_the_crew = sum(not one <= {STUDENT, OBSERVER} for one in crew)
        enough = of_the_crew >= crew_rules.template.minimum
        assert needed - sum(cover.missing.values()) == best
        assert cover.is_safe == (best == needed and enough), (crew_rules, crew)
        safe += cover.is_safe
    assert 1_000 < safe < 9_000, "both verdicts were tried, often"


@given(crews)
def test_nobody_is_counted_twice(crew):
    if rules.how_covered(rules_of(), crew).is_safe:
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
        ([{LEAD}, {AIDER}, {SUPPORT}, {STUDENT}, {OBSERVER}], "Needs 1 more"),
    ],
)
def test_the_page_says_what_is_missing(crew, words):
    said = rules.how_covered(rules_of(), crew).words
    assert said == words or {said, words} <= {"Needs a first aider", "Needs a bus lead"}


def test_more_people_than_places_may_be_needed():
    only_a_lead = rules_of([(LEAD, 1, 1)], minimum=3)
    cover = rules.how_covered(only_a_lead, [{LEAD}, {LEAD}])
    assert (cover.is_safe, cover.words) == (False, "Needs 1 more")


@settings(max_examples=300)
@given(crews)
def test_who_cannot_be_spared_is_whoever_would_leave_a_place_empty(crew):
    found = rules.cannot_be_spared(rules_of(), crew)
    if not rules.how_covered(rules_of(), crew).is_safe:
        assert found == []
    for one, role in found:
        without = rules.how_covered(rules_of(), crew[:one] + crew[one + 1 :])
        assert role in without.missing


def test_the_only_first_aider_is_named():
    crew = [{LEAD}, {AIDER}, {SUPPORT}, {SUPPORT}, {SUPPORT}]
    assert rules.cannot_be_spared(rules_of(), crew) == [(0, LEAD), (1, AIDER)]


def test_a_patrol_goes_only_when_enough_stay():
    crew = [{LEAD}, {AIDER}, {SUPPORT}]
    assert not rules.may_patrol(rules_of(), crew)
    assert not rules.may_patrol(rules_of(), [*crew, {STUDENT}])
    assert rules.may_patrol(rules_of(), [*crew, {SUPPORT}])
