"""Somebody cannot come after all. They say so, and the bus finds somebody else."""

import re
from datetime import timedelta

import pytest

from sosbus.answers.rules import link_token
from sosbus.answers.tables import Kind
from sosbus.calling.tables import CallUp
from sosbus.messages.tables import About
from sosbus.rota.tables import Answer, OfferKind, SignUp, What
from sosbus.seeking.tables import Ended, Search
from tests.conftest import WEEK_BEFORE
from tests.crowds import (
    AIDER,
    HOUR,
    MINUTE,
    a_round,
    asked,
    get,
    offers,
    on,
    open_offers,
    rows,
    some_people,
    story,
    told,
)


@pytest.fixture
def night(make_night, engines, cast):
    """Aoife leads, Brendan is the only first aider, two more lend a hand: safe to go."""
    night = make_night(lead=cast["aoife"])
    on(engines, night, cast["brendan"], AIDER)
    for one in some_people(engines, cast, 2, name="Robin"):
        on(engines, night, one)
    return night


@pytest.fixture
def others(engines, cast, night):
    return some_people(engines, cast, 12, AIDER)


@pytest.fixture
def two_days(night):
    return night.opens_at - 48 * HOUR


def cannot_come(visit, night, at, who="brendan"):
    seen = visit(who, "POST", f"/nights/{night.id}/withdrawal", at=at)
    assert seen.status == 303
    return visit(who, "GET", f"/nights/{night.id}", at=at)


def say(visit, offer, answer, at, who=None):
    path = f"/offers/{offer.id}/answer"
    return visit(who, "POST", path, at=at, data={"answer": answer})


def test_two_taps_and_no_question_why(visit, night, others, two_days):
    front = visit("brendan", "GET", "/", at=two_days)
    first = front.html.select_one("a:-soup-contains('I can’t come')")["href"].partition("#")[0]
    page = visit("brendan", "GET", first, at=two_days)
    assert "Nobody asks why" in page.said
    form = page.html.select_one("details[open] form:-soup-contains('I can’t come')")
    assert not form.select("input, select, textarea"), "nothing to fill in"
    assert visit("brendan", "POST", form["action"], at=two_days).status == 303


def test_long_before_the_place_is_free_at_once(visit, night, others, engines):
    seen = cannot_come(visit, night, WEEK_BEFORE)
    assert "You are off the night of Fri 6 Mar" in seen.said
    assert rows(engines, Search) == [] and offers(engines) == []


def test_late_they_stay_down_for_it_until_somebody_steps_in(
    visit, night, others, engines, two_days, cast
):
    seen = cannot_come(visit, night, two_days)
    assert "We are asking others now" in seen.said and "I can come after all" in seen.said
    assert "cannot come, cover wanted" in seen.said or "We are looking" in seen.said
    assert len(open_offers(engines)) == 3
    assert told(engines, About.UNSAFE) == [cast["declan"].id], "the only first aider"
    assert told(engines, About.OFFER) == [one.to_id for one in open_offers(engines)]
    cannot_come(visit, night, two_days + MINUTE)
    assert len(offers(engines)) == 3, "saying it twice changes nothing"


def test_three_at_once_six_after_twenty_minutes_then_everybody(
    visit, night, others, engines, two_days
):
    cannot_come(visit, night, two_days)
    counts = {}
    for minutes in (0, 10, 19, 20, 40, 59, 60, 90, 600):
        a_round(engines, two_days + minutes * MINUTE)
        counts[minutes] = len(open_offers(engines))
    assert list(counts.values()) == [3, 3, 3, 9, 9, 9, 12, 12, 12]
    assert asked(engines) == {one.id for one in others}


def test_a_worker_that_slept_catches_up_in_one_round(visit, night, others, engines, two_days):
    cannot_come(visit, night, two_days)
    a_round(engines, two_days + 3 * HOUR)
    assert len(open_offers(engines)) == 12
    assert a_round(engines, two_days + 3 * HOUR) == 0, "and then there is nothing to do"


def test_inside_six_hours_it_goes_quicker(visit, night, others, engines):
    near = night.opens_at - 5 * HOUR
    cannot_come(visit, night, near)
    counts = []
    for minutes in (0, 4, 5, 14, 15):
        a_round(engines, near + minutes * MINUTE)
        counts.append(len(open_offers(engines)))
    assert counts == [3, 3, 9, 9, 12]


def test_the_first_yes_has_it_and_everybody_hears_at_once(
    visit, night, others, engines, two_days, cast
):
    cannot_come(visit, night, two_days)
    mine = next(x for x in rows(engines, SignUp, person_id=cast["brendan"].id))
    first, *rest = open_offers(engines)
    who = next(one.name.lower() for one in others if one.id == first.to_id)
    front = visit(who, "GET", "/", at=two_days + MINUTE)
    assert "Can you step in?" in front.said
    form = front.html.select_one(f"form[action='/offers/{first.id}/answer']")
    assert form and "Brendan" not in form.parent.get_text(), "who it is for is nobody's affair"
    sent = visit(who, "POST", form["action"], at=two_days + MINUTE, data={"answer": "yes"})
    assert sent.status == 303
    seen = visit(who, "GET", sent.headers["location"], at=two_days + MINUTE)
    assert "Thank you! You are on, as first aider" in seen.said
    assert open_offers(engines) == []
    assert set(told(engines, About.COVERED)) == {one.to_id for one in rest}
    assert told(engines, About.RELIEVED) == [cast["brendan"].id]
    assert get(engines, mine).withdrawn_at == two_days + MINUTE
    assert rows(engines, Search)[0].ended is Ended.COVERED
    assert a_round(engines, two_days + HOUR) == 0, "nobody else is asked"


def test_too_late_is_told_kindly_and_what_to_do_next(visit, night, others, engines, two_days):
    cannot_come(visit, night, two_days)
    first, second, _ = open_offers(engines)
    names = {one.id: one.name.lower() for one in others}
    assert say(visit, first, "yes", two_days, names[first.to_id]).status == 303
    late = say(visit, second, "yes", two_days, names[second.to_id])
    assert late.status == 409
    assert "Covered, thanks" in late.said and "Nights that could do with you" in late.said
    again = say(visit, first, "yes", two_days, names[first.to_id])
    assert again.status == 409 and "You said yes" in again.said


def test_a_no_is_fine_and_when_all_have_said_it_the_next_are_asked_at_once(
    visit, night, others, engines, two_days
):
    cannot_come(visit, night, two_days)
    names = {one.id: one.name.lower() for one in others}
    for offer in open_offers(engines):
        sent = say(visit, offer, "no", two_days + MINUTE, names[offer.to_id])
        assert sent.status == 303
    assert len(open_offers(engines)) == 6, "nobody waits twenty minutes for nobody"
    assert {x.answer for x in offers(engines) if x.ended_at} == {Answer.NO}


def test_they_can_come_after_all(visit, night, others, engines, two_days, cast):
    cannot_come(visit, night, two_days)
    page = visit("brendan", "GET", f"/nights/{night.id}", at=two_days)
    form = page.html.select_one("form:-soup-contains('I can come after all')")
    assert visit("brendan", "POST", form["action"], at=two_days + MINUTE).status == 303
    assert "You are on again" in visit("brendan", "GET", f"/nights/{night.id}").said
    assert open_offers(engines) == [] and len(told(engines, About.STOOD_DOWN)) == 3
    assert told(engines, About.COVERED) == [], "nobody stepped in, so nobody hears it"
    assert rows(engines, Search)[0].ended is Ended.BACK
    mine = rows(engines, SignUp, person_id=cast["brendan"].id)[0]
    assert mine.confirmed_at == two_days + MINUTE
    assert What.SAFE in story(engines, night)


def test_coming_back_after_somebody_stepped_in_is_too_late_and_kind(
    visit, night, others, engines, two_days
):
    cannot_come(visit, night, two_days)
    names = {one.id: one.name.lower() for one in others}
    first = open_offers(engines)[0]
    say(visit, first, "yes", two_days, names[first.to_id])
    seen = visit("brendan", "POST", f"/nights/{night.id}/return", at=two_days + MINUTE)
    assert seen.status == 409 and "You are free, and thank you" in seen.said


def test_a_lead_lets_somebody_go_and_the_search_goes_on(
    visit, night, others, engines, two_days, cast
):
    cannot_come(visit, night, two_days)
    page = visit("aoife", "GET", f"/nights/{night.id}", at=two_days)
    form = page.html.select_one("form[action$='letting-go']")
    data = {form.select_one("input")["name"]: form.select_one("input")["value"]}
    assert visit("ciara", "POST", form["action"], at=two_days, data=data).status == 404
    assert visit("aoife", "POST", form["action"], at=two_days, data=data).status == 303
    assert len(open_offers(engines)) == 3, "the only first aider is still wanted"
    assert What.LET_GO in story(engines, night)
    again = visit("aoife", "POST", form["action"], at=two_days, data=data)
    assert again.status == 409


def test_letting_go_where_the_crew_can_do_without_ends_the_search(
    visit, night, engines, two_days, cast, others
):
    [spare] = some_people(engines, cast, 1, AIDER, name="Spare")
    on(engines, night, spare, AIDER)
    cannot_come(visit, night, two_days)
    data = {"person_id": str(cast["brendan"].id)}
    path = f"/nights/{night.id}/letting-go"
    assert visit("declan", "POST", path, at=two_days, data=data).status == 303
    assert open_offers(engines) == [] and rows(engines, Search)[0].ended is Ended.LET_GO


def test_the_story_names_who_was_asked_to_the_lead_only(
    visit, night, others, engines, two_days
):
    cannot_come(visit, night, two_days)
    for who, sees in (("aoife", True), ("declan", True), ("ciara", False), ("robin 0", False)):
        seen = visit(who, "GET", f"/nights/{night.id}", at=two_days)
        assert "3 people asked, 3 yet to answer" in seen.said, who
        assert ("Wren" in seen.said) is sees, who
    said = visit("aoife", "GET", f"/nights/{night.id}", at=two_days).said
    assert "were asked to step in" in said and "cover is being looked for" in said


def test_stepping_in_from_the_rota_covers_it_too(visit, night, others, engines, two_days, cast):
    on(engines, night, *some_people(engines, cast, 1, AIDER, name="Second"), AIDER)
    cannot_come(visit, night, two_days)
    last = others[-1]
    path = f"/nights/{night.id}/sign-up"
    sent = visit("wren 11", "POST", path, at=two_days, data={"role": "first_aider"})
    assert sent.status == 303 and last.id not in asked(engines)
    a_round(engines, two_days + MINUTE)
    assert open_offers(engines) == [] and len(told(engines, About.COVERED)) == 3
    assert told(engines, About.RELIEVED) == [cast["brendan"].id]


def test_who_was_put_on_by_staff_and_comes_off_late_is_searched_for_after_five_minutes(
    visit, night, others, engines, two_days, cast
):
    data = {"person_id": str(cast["brendan"].id), "why": ""}
    path = f"/nights/{night.id}/places/removal"
    assert visit("declan", "POST", path, at=two_days, data=data).status == 303
    counts = []
    for minutes in (0, 4, 5, 24, 25):
        a_round(engines, two_days + minutes * MINUTE)
        counts.append(len(open_offers(engines)))
    assert counts == [0, 0, 3, 3, 9]
    assert cast["brendan"].id not in asked(engines)


def test_a_place_filled_again_within_five_minutes_troubles_nobody(
    visit, night, others, engines, two_days, cast
):
    data = {"person_id": str(cast["brendan"].id), "why": ""}
    visit("declan", "POST", f"/nights/{night.id}/places/removal", at=two_days, data=data)
    a_round(engines, two_days)
    sent = {"role": "first_aider", "person_id": str(others[0].id)}
    visit("declan", "POST", f"/nights/{night.id}/places", at=two_days + MINUTE, data=sent)
    for minutes in (2, 10, 60):
        a_round(engines, two_days + minutes * MINUTE)
    assert offers(engines) == []


def test_a_lead_may_have_an_empty_place_searched_for(visit, night, others, engines, two_days):
    path = f"/nights/{night.id}"
    page = visit("aoife", "GET", path, at=two_days)
    form = page.html.select_one("form[action$='/search']")
    assert "First aider" in form.get_text()
    sent = visit("aoife", "POST", form["action"], at=two_days, data={"role": "first_aider"})
    assert sent.status == 303 and len(open_offers(engines)) == 3
    full = visit("aoife", "POST", form["action"], at=two_days, data={"role": "bus_lead"})
    assert full.status == 409


def test_standby_is_asked_before_anybody_else(visit, night, engines, two_days, cast):
    some_people(engines, cast, 12, AIDER)
    [second] = some_people(engines, cast, 1, AIDER, name="Second")
    on(engines, night, second, AIDER)
    path = f"/nights/{night.id}/line"
    joined = visit(
        "wren 11", "POST", path, at=WEEK_BEFORE, data={"role": "first_aider", "line": "standby"}
    )
    assert joined.status == 303
    cannot_come(visit, night, two_days)
    [called] = open_offers(engines, OfferKind.STANDBY)
    assert called.to_id == cast["wren 11"].id
    assert len(open_offers(engines, OfferKind.COVER)) == 2
    front = visit("wren 11", "GET", "/", at=two_days)
    assert "You are on standby. Can you come?" in front.said
    assert say(visit, called, "yes", two_days).status == 303
    seat = rows(engines, SignUp, person_id=called.to_id)[0]
    assert seat.how.value == "standby"


def test_three_hours_before_the_coordinators_are_called_one_after_another(
    visit, night, engines, cast
):
    near = night.opens_at - 4 * HOUR
    cannot_come(visit, night, near)
    a_round(engines, night.opens_at - 3 * HOUR - MINUTE)
    assert rows(engines, CallUp) == []
    for minutes in (0, 14, 15, 20, 30):
        a_round(engines, night.opens_at - 3 * HOUR + minutes * MINUTE)
    assert [one.number for one in rows(engines, CallUp)] == [1, 2, 3]
    assert told(engines, About.CALL_UP) == [cast["declan"].id] * 3
    at = night.opens_at - 2 * HOUR
    page = visit("declan", "GET", f"/nights/{night.id}", at=at)
    assert "Declan was called" in page.said
    form = page.html.select_one("form[action$='call-up']")
    assert visit("declan", "POST", form["action"], at=at).status == 303
    for minutes in (1, 16, 40):
        a_round(engines, at + minutes * MINUTE)
    assert len(rows(engines, CallUp)) == 3, "somebody has it: nobody else is called"


def test_a_night_that_is_safe_calls_nobody(engines, night):
    a_round(engines, night.opens_at - HOUR)
    assert rows(engines, CallUp) == []


def test_when_the_night_opens_the_asking_ends_by_itself(visit, night, others, engines):
    cannot_come(visit, night, night.opens_at - HOUR)
    a_round(engines, night.opens_at)
    assert open_offers(engines) == [] and rows(engines, Search)[0].ended is Ended.OVER
    assert {x.answer for x in offers(engines)} == {Answer.EXPIRED}


def test_a_cancelled_night_is_looked_for_no_more(visit, night, others, engines, two_days):
    cannot_come(visit, night, two_days)
    visit(
        "declan",
        "POST",
        f"/planning/{night.id}/cancellation",
        at=two_days,
        data={"reason": "weather"},
    )
    a_round(engines, two_days + MINUTE)
    assert open_offers(engines) == []


# From the message itself


def link(kind, about) -> str:
    return f"/answer/{link_token(kind, about)}"


def test_one_tap_on_yes_in_the_message_and_no_sign_in(
    visit, night, others, engines, two_days, cast
):
    cannot_come(visit, night, two_days)
    visit.client.cookies.clear()
    offer = open_offers(engines)[0]
    path = link(Kind.OFFER, offer.id)
    for method in ("GET", "HEAD", "GET"):
        page = visit(None, method, path, at=two_days)
        assert get(engines, offer).ended_at is None, "a preview changes nothing"
    assert "Can you step in?" in page.said and "22:00–04:00" in page.said
    names = [one.name for one in cast.values()]
    assert not [name for name in names if re.search(rf"\b{name}\b", page.said)]
    sent = visit(None, "POST", path, at=two_days, data={"answer": "yes"})
    assert sent.status == 303
    seen = visit(None, "GET", path, at=two_days)
    assert seen.status == 200 and "You said yes. Thank you." in seen.said
    assert not seen.html.select("form[action^='/answer']")
    for answer in ("yes", "no"):
        again = visit(None, "POST", path, at=two_days, data={"answer": answer})
        assert again.status == 409 and "You said yes" in again.said
    other = link(Kind.OFFER, offers(engines)[1].id)
    assert visit(None, "GET", other, at=two_days).status == 410
    late = visit(None, "POST", other, at=two_days, data={"answer": "yes"})
    assert late.status == 409 and "Covered, thanks" in late.said


def test_coming_or_not_from_the_message(visit, night, engines, two_days, cast, others):
    mine = rows(engines, SignUp, person_id=cast["brendan"].id)[0]
    path = link(Kind.PLACE, mine.id)
    assert visit(None, "POST", path, at=two_days, data={"answer": "yes"}).status == 303
    assert get(engines, mine).confirmed_at == two_days
    assert "You said you are coming" in visit(None, "GET", path, at=two_days).said
    used = visit(None, "POST", path, at=two_days, data={"answer": "no"})
    assert used.status == 409 and get(engines, mine).seeking_since is None
    later = link(Kind.COMING, mine.id)
    page = visit(None, "GET", later, at=two_days + HOUR)
    assert [one["value"] for one in page.html.select("form[action^='/answer'] button")] == [
        "no"
    ]
    assert visit(None, "POST", later, at=two_days + HOUR, data={"answer": "no"}).status == 303
    assert get(engines, mine).seeking_since == two_days + HOUR
    assert len(open_offers(engines)) == 3


@pytest.mark.parametrize("kind", list(Kind))
def test_a_link_ends_when_the_shift_starts(kind, visit, night, engines, two_days, cast, others):
    cannot_come(visit, night, night.opens_at - 2 * HOUR)
    a_round(engines, night.opens_at - 2 * HOUR)
    robin = rows(engines, SignUp, person_id=cast["robin 0"].id)[0]
    offer, call = offers(engines)[0], rows(engines, CallUp)[0]
    about = {Kind.OFFER: offer, Kind.CALL_UP: call}.get(kind, robin)
    path, at = link(kind, about.id), night.opens_at
    assert visit(None, "GET", path, at=at - MINUTE).status == 200
    ended = visit(None, "GET", path, at=at)
    assert ended.status == 410 and "This night has begun" in ended.said
    for answer in ("yes", "no"):
        assert visit(None, "POST", path, at=at, data={"answer": answer}).status == 409
    assert get(engines, robin).confirmed_at is None and get(engines, call).has_it_at is None


def test_one_tap_and_a_coordinator_has_it(visit, night, engines):
    at = night.opens_at - 2 * HOUR
    cannot_come(visit, night, at)
    a_round(engines, at)
    call = rows(engines, CallUp)[0]
    path = link(Kind.CALL_UP, call.id)
    assert "Needs a first aider" in visit(None, "GET", path, at=at).said
    assert visit(None, "POST", path, at=at, data={"answer": "no"}).status == 422
    assert visit(None, "POST", path, at=at, data={"answer": "yes"}).status == 303
    assert get(engines, call).has_it_at == at


@pytest.mark.parametrize("token", ["nonsense", "o", "x.y", "o" * 300])
def test_a_broken_link_is_told_kindly(visit, token):
    for method in ("GET", "POST"):
        seen = visit(
            None,
            method,
            f"/answer/{token}",
            data={"answer": "yes"} if method == "POST" else None,
        )
        assert seen.status == 404 and "Open it again from the message" in seen.said


def test_a_link_whose_person_has_left_answers_nothing(visit, night, engines, cast, two_days):
    mine = rows(engines, SignUp, person_id=cast["robin 0"].id)[0]
    visit("declan", "POST", f"/people/{cast['robin 0'].id}/leaving", at=two_days)
    seen = visit(None, "POST", link(Kind.PLACE, mine.id), at=two_days, data={"answer": "yes"})
    assert seen.status == 409


def test_confirming_from_the_front_page_is_one_tap(visit, night, engines, cast, two_days):
    front = visit("brendan", "GET", "/", at=two_days)
    form = front.html.select_one("form[action$='/confirmation']")
    assert visit("brendan", "POST", form["action"], at=two_days).status == 303
    assert "You have said you are coming" in visit("brendan", "GET", "/", at=two_days).said
    assert rows(engines, SignUp, person_id=cast["brendan"].id)[0].confirmed_at == two_days
    assert story(engines, night).count(What.CONFIRMED) == 1
    early = visit("ciara", "POST", form["action"], at=two_days)
    assert early.status == 409


def test_after_the_night_began_cannot_come_just_takes_them_off(visit, night, engines, cast):
    at = night.opens_at + timedelta(minutes=10)
    assert visit("robin 0", "POST", f"/nights/{night.id}/withdrawal", at=at).status == 303
    assert rows(engines, SignUp, person_id=cast["robin 0"].id)[0].withdrawn_at == at
    assert offers(engines) == []
