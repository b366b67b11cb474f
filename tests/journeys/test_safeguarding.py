"""A lead notes that somebody was referred. Where the details go is printed; they never go here,
and nobody but the lead and the coordinator finds the page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.demo.cast import cards_of, person
from sosbus.people.tables import BusRole, Role
from sosbus.safeguarding.tables import Referral
from tests.bedside.conftest import changed
from tests.conftest import CARDS_HOLD, WEEK_BEFORE, put_on
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

CHILD = {"category": "child", "to": "children", "how": "phone"}


@pytest.fixture
def night(cast, make_night, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return changed(engines, night, opened_at=night.opens_at)


@pytest.fixture
def page(night):
    return f"/nights/{night.id}/safeguarding"


def noted(seen):
    return [
        " ".join(one.p.get_text().split())
        for one in seen.html.select("section[aria-label='Noted so far'] .card")
    ]


def test_she_notes_that_it_was_done_and_to_whom(visit, page):
    sent = visit("aoife", "POST", page, data=CHILD | {"slot": "2026-03-06T23:30Z"})
    assert sent.status == 303 and sent.headers["location"] == page
    assert noted(visit("declan", "GET", page)) == [
        "A child: Children & Families Hub, by phone, in the half hour from Fri 6 Mar 23:30"
    ]


def test_the_page_says_where_the_details_go_and_whom_to_ring(visit, page):
    seen = visit("aoife", "GET", page)
    assert "SET SAF1" in seen.said and "No name, no story here." in seen.said
    rung = [one["href"] for one in seen.html.select("a[href^='tel:']")]
    assert rung == ["tel:03456037627", "tel:03456061212", "tel:03456037630"]
    assert "not checked yet" in seen.said


def test_there_is_nowhere_to_write_a_name(visit, page):
    seen = visit("aoife", "GET", page)
    kinds = {one.get("type") for one in seen.html.select("main input")}
    assert kinds == {"hidden", "radio"} and not seen.html.select("textarea")


def test_pressing_twice_notes_it_once(visit, page, engines):
    sent_id = visit("aoife", "GET", page).html.select_one("[name=sent_id]")["value"]
    for _ in range(2):
        assert visit("aoife", "POST", page, data=CHILD | {"sent_id": sent_id}).status == 303
    other = visit("aoife", "POST", page, data=CHILD | {"sent_id": sent_id, "how": "form"})
    assert other.status == 409 and "already sent" in other.said
    with engines.reading() as db:
        assert len(db.exec(select(Referral)).all()) == 1


def test_what_is_left_out_is_asked_for_and_what_was_chosen_stays(visit, page):
    seen = visit("aoife", "POST", page, data={"category": "adult"})
    assert seen.status == 422
    assert seen.mistake("to") == "Say who was told" and seen.mistake("how") == "Say how"
    assert seen.html.select_one("[name=category][value=adult]").has_attr("checked")
    early = visit("aoife", "POST", page, data=CHILD | {"slot": "2026-03-07T03:00Z"})
    assert early.status == 422 and early.mistake("slot") == "That half hour is still to come."
    chosen = early.html.select_one("#slot option[selected]")
    assert chosen.text == "03:00"


def test_a_contact_may_be_named_by_number_or_left_out(visit, page, night, engines):
    made = uuid4()
    one = f"/nights/{night.id}/contacts/{made}"
    visit("aoife", "PUT", one, json={"kind": "welfare", "reasons": ["phone"]})
    seen = visit("aoife", "GET", page)
    offered = [option.text for option in seen.html.select("#contact_id option")]
    assert offered == ["Not said", "Contact 1, 00:07"]
    assert visit("aoife", "POST", page, data=CHILD | {"contact_id": str(made)}).status == 303
    unknown = visit("aoife", "POST", page, data=CHILD | {"contact_id": str(uuid4())})
    assert unknown.status == 409
    wrong = visit("aoife", "POST", page, data=CHILD | {"contact_id": "Sam"})
    assert wrong.status == 422 and wrong.mistake("contact_id")


def test_a_mistake_is_taken_back_and_not_counted(visit, page):
    visit("aoife", "POST", page, data=CHILD)
    one = visit("aoife", "GET", page).html.select_one("[name=referral_id]")["value"]
    for _ in range(2):
        back = visit("aoife", "POST", f"{page}-mistakes", data={"referral_id": one})
        assert back.status == 303
    seen = visit("aoife", "GET", page)
    assert not noted(seen) and "Taken back, and not counted: 1." in seen.said
    for unknown in (str(uuid4()), "x"):
        sent = {"referral_id": unknown}
        assert visit("aoife", "POST", f"{page}-mistakes", data=sent).status == 404


def test_it_may_be_noted_the_day_after(visit, page, engines, night):
    changed(engines, night, closed_at=night.closes_at)
    later = NOW + timedelta(hours=10)
    slot = {"slot": "2026-03-07T03:30Z"}
    assert visit("declan", "POST", page, data=CHILD | slot, at=later).status == 303
    [only] = noted(visit("declan", "GET", page, at=later))
    assert only.endswith("Sat 7 Mar 03:30")


def test_crew_medic_and_everybody_else_find_no_such_page(visit, page, night, cast, engines):
    marlow = person("Marlow", Role.CONTRACTED, [BusRole.MEDIC], WEEK_BEFORE)
    with engines.writing() as db:
        db.add(marlow)
        db.flush()
        db.add_all(cards_of(marlow, cast["declan"].id, *CARDS_HOLD))
        db.commit()
    cast["marlow"] = marlow
    put_on(engines, night, marlow, BusRole.MEDIC)
    asked = {
        "GET": (page, {}),
        "POST": (page, {"data": CHILD}),
        "PUT": (f"{page}/{uuid4()}", {"json": CHILD}),
    }
    for method, (path, sent) in asked.items():
        for who in ("brendan", "marlow", "eithne", "fergal"):
            assert visit(who, method, path, **sent).status == 403, (who, method)
        assert visit("ciara", method, path, **sent).status == 404
    with engines.reading() as db:
        assert not db.exec(select(Referral)).all()


def test_the_crew_s_own_pages_say_nothing_of_it(visit, page, night):
    made = uuid4()
    one = f"/nights/{night.id}/contacts/{made}"
    visit("aoife", "PUT", one, json={"kind": "first_aid", "reasons": ["injury"]})
    visit("aoife", "POST", page, data=CHILD | {"contact_id": str(made)})
    for path in (one, f"{one}/handover", f"/nights/{night.id}/contacts"):
        seen = visit("brendan", "GET", path)
        assert seen.status == 200 and "referr" not in seen.html.main.get_text().lower()
