"""What a place asks of somebody: every question by itself, and all that is unmet together."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from sosbus.availability.rules import Noes
from sosbus.base.refusal import Conflict
from sosbus.nights.rules import cancel, new_night
from sosbus.nights.tables import Kind, Night, Reason
from sosbus.people.tables import BusRole, Person, Role
from sosbus.places import rules
from sosbus.places.rules import Asked, Unmet
from sosbus.rota.rules import Aboard, NightCrew, free_place
from sosbus.rota.tables import How, Need, SignUp
from sosbus.standing.rules import Held, Standing
from tests.crews.test_rules import rules_of

LEAD, MEDIC, AIDER = BusRole.BUS_LEAD, BusRole.MEDIC, BusRole.FIRST_AIDER
SUPPORT, DRIVER = BusRole.SUPPORT, BusRole.DRIVER
NOW = datetime(2026, 3, 1, tzinfo=UTC)
NOTHING_SAID = Noes()


def person(*can_be: BusRole, first_nights: int = 0, name: str = "P") -> Person:
    return Person(
        name=name,
        email="p@x.example",
        role=Role.VOLUNTEER,
        bus_roles=list(can_be),
        joined_at=NOW,
        first_nights=first_nights,
    )


def night_on(when: date) -> Night:
    night = new_night(when, time(22), time(4), Kind.WEEKLY)
    assert isinstance(night, Night)
    night.published_at = NOW - timedelta(days=30)
    return night


def on(whole: NightCrew, who: Person, role: BusRole, **more) -> Aboard:
    sign_up = SignUp(
        night_id=whole.night.id,
        person_id=who.id,
        role=role,
        place=free_place(whole, role) or 99,
        signed_up_at=NOW,
        **more,
    )
    return Aboard(sign_up, who, frozenset(who.bus_roles))


def whole_of(*crew: tuple[Person, BusRole], when: date = date(2026, 3, 6)) -> NightCrew:
    whole = NightCrew(night_on(when), rules_of(), [])
    for who, role in crew:
        whole = whole.with_(on(whole, who, role))
    return whole


def ask(whole, who, role=SUPPORT, how=How.SELF, now=NOW, noes=NOTHING_SAID, **more):
    return rules.unmet(Asked(whole, Standing(who, noes, **more), role, how, now))


def kinds(found: Unmet | None) -> list[Need]:
    return found.kinds if found else []


def held(when: date) -> Held:
    night = night_on(when)
    return Held(night.id, when, night.opens_at, night.closes_at, SUPPORT)


def test_nothing_stands_in_the_way_of_somebody_trained_free_and_rested():
    assert ask(whole_of(), person(SUPPORT)) is None


def test_everything_unmet_is_told_at_once():
    whole = whole_of((person(LEAD), LEAD))
    found = ask(whole, person(SUPPORT), LEAD, nights=[held(date(2026, 3, 7))])
    assert kinds(found) == [Need.NOT_TRAINED, Need.NO_PLACE, Need.BOTH_NIGHTS]
    assert len(found.words) == 3 and not found.may_override


def test_the_last_place_is_the_last_and_says_so_kindly():
    found = ask(whole_of((person(LEAD), LEAD)), person(LEAD), LEAD)
    assert isinstance(found.first, Conflict)
    assert "just taken the last bus lead place" in found.first


def test_a_place_offered_to_somebody_is_held_for_them_and_for_nobody_else():
    asked_one, other = person(LEAD), person(LEAD)
    whole = replace(whole_of(), held=[(LEAD, asked_one.id)])
    assert ask(whole, asked_one, LEAD) is None
    assert kinds(ask(whole, other, LEAD)) == [Need.NO_PLACE]


def test_nobody_is_on_a_night_twice():
    me = person(SUPPORT, DRIVER)
    assert Need.ALREADY_ON in kinds(ask(whole_of((me, SUPPORT)), me, DRIVER))


@pytest.mark.parametrize("state", ["cancelled", "over"])
def test_not_on_a_cancelled_night_or_one_that_is_over(state):
    whole, now = whole_of(), NOW
    if state == "cancelled":
        cancel(whole.night, Reason.WEATHER, NOW)
    else:
        now = whole.night.closes_at
    found = ask(whole, person(SUPPORT), now=now)
    assert isinstance(found.first, Conflict) and state in found.first
    assert not found.may_override


def test_a_draft_is_for_staff_only():
    whole = whole_of()
    whole.night.published_at = None
    assert kinds(ask(whole, person(SUPPORT))) == [Need.NOT_PUBLISHED]
    assert ask(whole, person(SUPPORT), how=How.STAFF) is None


def test_saturday_after_friday_only_for_those_who_asked_for_it():
    friday = [held(date(2026, 3, 6))]
    whole = whole_of(when=date(2026, 3, 7))
    assert kinds(ask(whole, person(SUPPORT), nights=friday)) == [Need.BOTH_NIGHTS]
    both = replace(NOTHING_SAID, both_nights=True)
    assert ask(whole, person(SUPPORT), nights=friday, noes=both) is None


def test_rest_is_measured_in_true_hours():
    """A night closing 04:00 and a day event opening 14:00: ten hours, eleven are asked."""
    whole = whole_of(when=date(2026, 3, 7))
    late = held(date(2026, 3, 6))
    near = replace(late, closes_at=whole.night.opens_at - timedelta(hours=10, minutes=59))
    assert Need.REST in kinds(ask(whole, person(SUPPORT), nights=[near]))
    enough = replace(late, closes_at=whole.night.opens_at - timedelta(hours=11))
    assert Need.REST not in kinds(ask(whole, person(SUPPORT), nights=[enough]))


def test_two_nights_at_the_same_time_are_never_overridden():
    whole = whole_of()
    same = replace(held(date(2026, 3, 5)), closes_at=whole.night.opens_at + timedelta(hours=1))
    found = ask(whole, person(SUPPORT), nights=[same])
    assert Need.OVERLAP in kinds(found) and not found.may_override


@pytest.mark.parametrize(
    ("days", "too_many"),
    [([2, 7, 9], True), ([-7, -5, 7], False), ([2, 7], False), ([-4, 2, 9], True)],
)
def test_no_more_than_three_in_any_fourteen_days(days, too_many):
    nights = [held(date(2026, 3, 6) + timedelta(days=one)) for one in days]
    found = ask(whole_of(), person(SUPPORT), nights=nights)
    assert (Need.FORTNIGHT in kinds(found)) == too_many


def test_a_newcomer_waits_for_a_buddy_and_each_buddy_has_one_newcomer():
    alex, bo, sam = (
        person(SUPPORT, first_nights=3, name="Alex"),
        person(SUPPORT, first_nights=3, name="Bo"),
        person(LEAD, name="Sam"),
    )
    assert kinds(ask(whole_of(), alex)) == [Need.BUDDY]
    whole = whole_of((sam, LEAD))
    assert ask(whole, alex) is None
    taken = replace(on(whole, alex, SUPPORT, buddy_id=sam.id), nth=1)
    assert kinds(ask(whole.with_(taken), bo)) == [Need.BUDDY]
    assert ask(whole.with_(taken), bo, nights_done=3) is None, "after three nights of their own"


def test_two_kept_apart_are_and_neither_learns_why():
    one, other = person(SUPPORT), person(SUPPORT, name="Other")
    found = ask(whole_of((other, SUPPORT)), one, apart=frozenset({other.id}))
    assert kinds(found) == [Need.NOT_TOGETHER]
    assert "Other" not in found.first and "together" not in found.first


def test_somebody_who_cannot_come_is_not_counted_but_keeps_the_place():
    crew = [
        (person(LEAD), LEAD),
        (person(AIDER), AIDER),
        (person(SUPPORT), SUPPORT),
        (person(SUPPORT), SUPPORT),
    ]
    whole = whole_of(*crew)
    assert whole.cover.is_safe
    whole.crew[1].sign_up.seeking_since = NOW
    assert whole.cover.words == "Needs a first aider"
    assert whole.free(next(line for line in whole.lines if line.role is AIDER)) == 1


def test_a_gift_may_not_leave_the_crew_unsafe():
    safe = whole_of(
        (person(LEAD), LEAD),
        (person(AIDER), AIDER),
        (person(SUPPORT), SUPPORT),
        (person(SUPPORT), SUPPORT),
    )
    without = safe.without(safe.crew[1].sign_up.id)
    assert kinds(rules.makes_unsafe(safe, without)) == [Need.UNSAFE]
    assert rules.makes_unsafe(without, without) is None
