"""Giving a night away, swapping it, waiting for a full one, and standing by."""

from datetime import timedelta

import pytest

from sosbus.messages.tables import About
from sosbus.people.tables import BusRole
from sosbus.rota.tables import Answer, Change, InLine, Line, OfferKind, SignUp, What
from tests.conftest import NIGHT_DATE, WEEK_BEFORE
from tests.crowds import (
    AIDER,
    HOUR,
    LEAD,
    MINUTE,
    SUPPORT,
    a_round,
    get,
    offers,
    on,
    open_offers,
    rows,
    some_people,
    story,
    told,
)

WEEK = timedelta(days=7)


@pytest.fixture
def night(make_night, engines, cast):
    """Aoife leads, Brendan is the only first aider, Robin 0 and 1 lend a hand: full of them."""
    night = make_night(lead=cast["aoife"])
    on(engines, night, cast["brendan"], AIDER)
    for one in some_people(engines, cast, 2, name="Robin"):
        on(engines, night, one)
    return night


@pytest.fixture
def wrens(engines, cast, night):
    return some_people(engines, cast, 3)


def crew(engines, night) -> set:
    return {x.person_id for x in rows(engines, SignUp, night_id=night.id, withdrawn_at=None)}


def names(cast) -> dict:
    return {one.id: name for name, one in cast.items()}


def say(visit, offer, answer, at, who):
    return visit(who, "POST", f"/offers/{offer.id}/answer", at=at, data={"answer": answer})


def give(visit, night, who="robin 0", to="all", at=WEEK_BEFORE):
    return visit(who, "POST", f"/nights/{night.id}/gift", at=at, data={"to": to})


# Giving away


def test_a_place_given_to_one_named_person(visit, night, wrens, engines, cast):
    page = visit("robin 0", "GET", f"/nights/{night.id}/giving", at=WEEK_BEFORE)
    choices = {one["value"]: one.text for one in page.html.select("select#to option")}
    assert {str(one.id) for one in wrens} < set(choices) and "all" in choices
    assert str(cast["robin 1"].id) not in choices, "who is on already cannot take it"
    sent = give(visit, night, to=str(wrens[0].id))
    assert sent.status == 303
    seen = visit("robin 0", "GET", f"/nights/{night.id}", at=WEEK_BEFORE)
    assert "You have offered this place to Wren 0" in seen.said
    front = visit("wren 0", "GET", "/", at=WEEK_BEFORE)
    assert "Would you take this place?" in front.said and "Robin 0 asks" in front.said
    [offer] = open_offers(engines)
    assert say(visit, offer, "yes", WEEK_BEFORE + HOUR, "wren 0").status == 303
    assert wrens[0].id in crew(engines, night) and cast["robin 0"].id not in crew(
        engines, night
    )
    assert told(engines, About.RELIEVED) == [cast["robin 0"].id]
    assert What.GIVING in story(engines, night)
    lead = visit("aoife", "GET", f"/nights/{night.id}", at=WEEK_BEFORE + HOUR)
    assert "offers" in lead.said and "Wren 0" in lead.said, "the lead is told by the story"


def test_given_to_all_the_first_yes_has_it(visit, night, wrens, engines, cast):
    assert give(visit, night).status == 303
    assert {x.to_id for x in open_offers(engines)} >= {x.id for x in wrens}
    made = open_offers(engines)
    by_name = names(cast)
    assert say(visit, made[0], "yes", WEEK_BEFORE, by_name[made[0].to_id]).status == 303
    assert open_offers(engines) == []
    assert set(told(engines, About.COVERED)) == {x.to_id for x in made[1:]}
    late = say(visit, made[1], "yes", WEEK_BEFORE, by_name[made[1].to_id])
    assert late.status == 409 and "Covered, thanks" in late.said


def test_a_gift_is_judged_again_when_it_is_taken_up(visit, night, engines, cast, wrens):
    """Who is no first aider any more may not take the place they were offered as one."""
    some_people(engines, cast, 1, AIDER, name="Aider")
    assert give(visit, night, "brendan").status == 303
    [offer] = open_offers(engines)
    with engines.writing() as db:
        who = db.get(type(cast["brendan"]), offer.to_id)
        who.bus_roles = [SUPPORT]
        db.add(who)
        db.commit()
    refused = say(visit, offer, "yes", WEEK_BEFORE, "aider 0")
    assert refused.status == 422 and "not yet trained as first aider" in refused.said
    assert cast["brendan"].id in crew(engines, night)
    assert get(engines, offer).ended_at is None


def test_an_offer_ends_by_itself_and_the_giver_hears(visit, night, wrens, engines, cast):
    give(visit, night, to=str(wrens[0].id))
    a_round(engines, WEEK_BEFORE + 48 * HOUR - MINUTE)
    assert len(open_offers(engines)) == 1
    a_round(engines, WEEK_BEFORE + 48 * HOUR)
    assert [x.answer for x in offers(engines)] == [Answer.EXPIRED]
    assert told(engines, About.STOOD_DOWN) == [cast["robin 0"].id]
    late = say(visit, offers(engines)[0], "yes", WEEK_BEFORE + 49 * HOUR, "wren 0")
    assert late.status == 409
    assert cast["robin 0"].id in crew(engines, night), "and is still on"


def test_an_offer_that_ran_out_acts_no_more_though_no_round_was_made(
    visit, night, wrens, engines
):
    give(visit, night, to=str(wrens[0].id))
    [offer] = open_offers(engines)
    assert say(visit, offer, "yes", offer.lasts_until, "wren 0").status == 409


def test_under_six_hours_is_too_short_and_says_what_to_do(visit, night, wrens):
    at = night.opens_at - 6 * HOUR
    seen = visit("robin 0", "GET", f"/nights/{night.id}/giving", at=at)
    assert "Say “I can’t come”, and we ask everybody now" in seen.said
    assert give(visit, night, at=at).status == 409


def test_a_gift_is_taken_back(visit, night, wrens, engines):
    give(visit, night)
    path = f"/nights/{night.id}/gift/taking-back"
    assert visit("robin 0", "POST", path, at=WEEK_BEFORE).status == 303
    assert {x.answer for x in offers(engines)} == {Answer.TAKEN_BACK}
    assert len(told(engines, About.STOOD_DOWN)) == len(offers(engines))


def test_dropping_out_ends_what_one_had_offered(visit, night, wrens, engines):
    give(visit, night)
    visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=WEEK_BEFORE)
    assert open_offers(engines) == []


@pytest.mark.parametrize("to", ["", "nobody", "00000000-0000-4000-8000-000000000000"])
def test_a_wrong_choice_is_told(visit, night, wrens, to):
    seen = give(visit, night, to=to)
    assert seen.status == 422 and "Choose" in seen.said


def test_somebody_not_on_the_night_has_nothing_to_give(visit, night, wrens):
    assert give(visit, night, "wren 0").status == 409
    assert visit("wren 0", "GET", f"/nights/{night.id}/giving", at=WEEK_BEFORE).status == 409


# Swapping


@pytest.fixture
def other(make_night, engines, cast, wrens):
    other = make_night(NIGHT_DATE + WEEK)
    on(engines, other, cast["ciara"], LEAD)
    on(engines, other, wrens[0])
    return other


def ask_to_swap(visit, night, who="robin 0", at=WEEK_BEFORE):
    page = visit(who, "GET", f"/nights/{night.id}/giving", at=at)
    wanted = page.html.select_one("select#theirs option:-soup-contains('Wren 0')")
    data = {"theirs": wanted["value"]}
    return visit(who, "POST", f"/nights/{night.id}/swap", at=at, data=data)


def test_a_swap_needs_both_and_moves_both(visit, night, other, engines, cast, wrens):
    page = visit("robin 0", "GET", f"/nights/{night.id}/giving", at=WEEK_BEFORE)
    said = [one.text for one in page.html.select("select#theirs option")]
    assert said == ["Wren 0, Fri 13 Mar, support"], "a lead's place is not one Robin could take"
    assert ask_to_swap(visit, night).status == 303
    assert cast["robin 0"].id in crew(engines, night), "nothing changes until they say yes"
    [offer] = open_offers(engines, OfferKind.SWAP)
    front = visit("wren 0", "GET", "/", at=WEEK_BEFORE)
    assert "Robin 0 asks" in front.said and "Friday 13 March 2026" in front.said
    assert say(visit, offer, "yes", WEEK_BEFORE + HOUR, "wren 0").status == 303
    assert wrens[0].id in crew(engines, night) and wrens[0].id not in crew(engines, other)
    assert cast["robin 0"].id in crew(engines, other)
    changes = rows(engines, Change, person_id=cast["robin 0"].id)
    assert {(x.was, x.now_is) for x in changes} == {
        ("Support", "not on"),
        ("not on", "Support"),
    }


def test_a_no_leaves_both_where_they_were(visit, night, other, engines, cast):
    ask_to_swap(visit, night)
    [offer] = open_offers(engines)
    assert say(visit, offer, "no", WEEK_BEFORE + HOUR, "wren 0").status == 303
    assert cast["robin 0"].id in crew(engines, night)
    assert told(engines, About.STOOD_DOWN) == [cast["robin 0"].id]


def test_a_swap_is_judged_again_when_it_is_taken_up(visit, night, other, engines, cast):
    ask_to_swap(visit, night)
    [offer] = open_offers(engines)
    visit("wren 0", "POST", f"/nights/{other.id}/withdrawal", at=WEEK_BEFORE)
    assert get(engines, offer).answer is Answer.TAKEN_BACK
    assert say(visit, offer, "yes", WEEK_BEFORE + HOUR, "wren 0").status == 409
    assert cast["robin 0"].id in crew(engines, night)


def test_a_swap_that_breaks_a_rule_by_now_is_refused(
    visit, night, other, engines, cast, make_night
):
    """Wren takes the night after; two in a row are a lot, so the swap cannot be."""
    ask_to_swap(visit, night)
    [offer] = open_offers(engines)
    next_day = make_night(NIGHT_DATE + timedelta(days=1))
    on(engines, next_day, cast["wren 0"])
    refused = say(visit, offer, "yes", WEEK_BEFORE + HOUR, "wren 0")
    assert refused.status == 422 and "two nights in a row" in refused.said
    assert cast["robin 0"].id in crew(engines, night)


@pytest.mark.parametrize("theirs", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_wrong_night_is_told(visit, night, other, theirs):
    path = f"/nights/{night.id}/swap"
    seen = visit("robin 0", "POST", path, at=WEEK_BEFORE, data={"theirs": theirs})
    assert seen.status == 422


# Waiting


def wait(visit, night, who, line="waiting", at=WEEK_BEFORE, role="support"):
    data = {"role": role, "line": line}
    return visit(who, "POST", f"/nights/{night.id}/line", at=at, data=data)


def test_a_full_night_has_a_line_and_everybody_sees_their_place_in_it(
    visit, night, wrens, engines
):
    page = visit("wren 0", "GET", f"/nights/{night.id}", at=WEEK_BEFORE)
    assert "This night is full: wait or stand by" in page.said
    for n in range(3):
        at = WEEK_BEFORE + n * MINUTE
        assert wait(visit, night, f"wren {n}", at=at).status == 303
        seen = visit(f"wren {n}", "GET", f"/nights/{night.id}", at=at)
        assert f"You are {['1st', '2nd', '3rd'][n]} in line as support" in seen.said
    wait(visit, night, "wren 1", at=WEEK_BEFORE + HOUR)
    seen = visit("wren 1", "GET", f"/nights/{night.id}", at=WEEK_BEFORE + HOUR)
    assert "You are 2nd in line" in seen.said, "joining twice loses nobody their place"
    visit("wren 0", "POST", f"/nights/{night.id}/line/leaving", at=WEEK_BEFORE + HOUR)
    seen = visit("wren 1", "GET", f"/nights/{night.id}", at=WEEK_BEFORE + HOUR)
    assert "You are 1st in line" in seen.said


def test_a_place_that_comes_free_is_kept_for_the_first_in_line(
    visit, night, wrens, engines, cast
):
    wait(visit, night, "wren 0")
    wait(visit, night, "wren 1", at=WEEK_BEFORE + MINUTE)
    visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=WEEK_BEFORE + HOUR)
    [offer] = open_offers(engines, OfferKind.WAITING_LIST)
    assert offer.to_id == wrens[0].id
    assert offer.lasts_until == WEEK_BEFORE + 13 * HOUR
    quick = {"role": "support"}
    path = f"/nights/{night.id}/sign-up"
    pushed_in = visit("wren 2", "POST", path, at=WEEK_BEFORE + 2 * HOUR, data=quick)
    assert pushed_in.status == 409, "nobody jumps the line"
    assert say(visit, offer, "yes", WEEK_BEFORE + 2 * HOUR, "wren 0").status == 303
    assert wrens[0].id in crew(engines, night)
    assert rows(engines, InLine, person_id=wrens[0].id)[0].ended_at == WEEK_BEFORE + 2 * HOUR
    assert open_offers(engines) == []


def test_an_offer_nobody_answers_passes_to_the_next(visit, night, wrens, engines):
    wait(visit, night, "wren 0")
    wait(visit, night, "wren 1", at=WEEK_BEFORE + MINUTE)
    visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=WEEK_BEFORE + HOUR)
    a_round(engines, WEEK_BEFORE + 12 * HOUR)
    assert [x.to_id for x in open_offers(engines)] == [wrens[0].id]
    a_round(engines, WEEK_BEFORE + 13 * HOUR)
    assert [x.to_id for x in open_offers(engines)] == [wrens[1].id]
    assert told(engines, About.STOOD_DOWN) == [wrens[0].id]
    a_round(engines, WEEK_BEFORE + 25 * HOUR)
    assert open_offers(engines) == [] and rows(engines, InLine, ended_at=None) == []


def test_a_no_passes_it_on_at_once(visit, night, wrens, engines):
    wait(visit, night, "wren 0")
    wait(visit, night, "wren 1", at=WEEK_BEFORE + MINUTE)
    visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=WEEK_BEFORE + HOUR)
    [offer] = open_offers(engines)
    say(visit, offer, "no", WEEK_BEFORE + 2 * HOUR, "wren 0")
    assert [x.to_id for x in open_offers(engines)] == [wrens[1].id]


def test_a_place_staff_emptied_reaches_the_line_in_the_next_round(
    visit, night, wrens, engines, cast
):
    wait(visit, night, "wren 0")
    data = {"person_id": str(cast["robin 0"].id), "why": ""}
    visit("declan", "POST", f"/nights/{night.id}/places/removal", at=WEEK_BEFORE, data=data)
    a_round(engines, WEEK_BEFORE + MINUTE)
    assert [x.to_id for x in open_offers(engines)] == [wrens[0].id]
    assert a_round(engines, WEEK_BEFORE + 2 * MINUTE) == 0


def test_who_cannot_take_it_keeps_their_place_and_the_next_is_asked(
    visit, night, wrens, engines, make_night, cast
):
    wait(visit, night, "wren 0")
    wait(visit, night, "wren 1", at=WEEK_BEFORE + MINUTE)
    on(engines, make_night(NIGHT_DATE + timedelta(days=1)), cast["wren 0"])
    visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=WEEK_BEFORE + HOUR)
    assert [x.to_id for x in open_offers(engines)] == [wrens[1].id]
    assert len(rows(engines, InLine, ended_at=None)) == 2


def test_inside_a_day_it_is_kept_for_twenty_minutes(visit, night, wrens, engines, cast):
    wait(visit, night, "wren 0")
    at = night.opens_at - 20 * HOUR
    data = {"person_id": str(cast["robin 0"].id), "why": ""}
    visit("declan", "POST", f"/nights/{night.id}/places/removal", at=at, data=data)
    a_round(engines, at)
    [offer] = open_offers(engines)
    assert offer.kind is OfferKind.WAITING_LIST
    assert offer.lasts_until == at + 20 * MINUTE
    a_round(engines, at + 20 * MINUTE)
    kinds = [x.kind for x in open_offers(engines)]
    assert OfferKind.WAITING_LIST not in kinds


def test_a_place_that_is_free_is_taken_not_waited_for(visit, night, wrens, engines, cast):
    some_people(engines, cast, 1, AIDER, name="Aider")
    seen = wait(visit, night, "aider 0", role="first_aider")
    assert seen.status == 409 and "There is a place free for you" in seen.said
    untrained = wait(visit, night, "wren 0", role="bus_lead")
    assert untrained.status == 422 and "not yet trained" in untrained.said
    assert wait(visit, night, "wren 0", role="captain").status == 422


def test_standing_by_and_not_called_is_thanked_and_in_the_story(visit, night, wrens, engines):
    wait(visit, night, "wren 0", line="standby")
    seen = visit("wren 0", "GET", f"/nights/{night.id}", at=WEEK_BEFORE)
    assert "You are on standby as support" in seen.said
    a_round(engines, night.closes_at - MINUTE)
    assert told(engines, About.STOOD_DOWN) == []
    for _ in range(2):
        a_round(engines, night.closes_at)
    assert told(engines, About.STOOD_DOWN) == [wrens[0].id]
    assert story(engines, night).count(What.STANDBY) == 2, "joined, and thanked"
    assert rows(engines, InLine, line=Line.STANDBY)[0].ended_at == night.closes_at


def test_the_lead_sees_who_waits_and_others_do_not(visit, night, wrens):
    wait(visit, night, "wren 0")
    sees = "Wren 0: waiting list, support"
    assert sees in visit("aoife", "GET", f"/nights/{night.id}", at=WEEK_BEFORE).said
    assert sees not in visit("robin 1", "GET", f"/nights/{night.id}", at=WEEK_BEFORE).said


def test_an_offer_is_nobody_elses(visit, night, wrens, engines):
    give(visit, night, to=str(wrens[0].id))
    [offer] = open_offers(engines)
    assert visit("wren 1", "GET", f"/offers/{offer.id}", at=WEEK_BEFORE).status == 404
    assert say(visit, offer, "yes", WEEK_BEFORE, "wren 1").status == 404
    assert visit("wren 0", "GET", f"/offers/{offer.id}", at=WEEK_BEFORE).status == 200
    assert say(visit, offer, "maybe", WEEK_BEFORE, "wren 0").status == 422
    assert BusRole.SUPPORT is offer.role
