"""Sets sent by devices and typed in plain forms: each kept once, none ever changed."""

from datetime import datetime, timedelta
from uuid import uuid1, uuid4

import pytest
from sqlmodel import select

from sosbus.base.settings import settings
from sosbus.contacts.tables import AgeBand, Contact, WorstNews2
from sosbus.observations import store
from sosbus.observations.tables import Observation
from tests.bedside.conftest import changed
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

WELL = {
    "rr": "18",
    "spo2": "97",
    "on_oxygen": "air",
    "sbp": "122",
    "dbp": "80",
    "pulse": "88",
    "acvpu": "alert",
    "temp": "36.8",
}


def all_sets(engines):
    with engines.reading() as db:
        return db.exec(select(Observation)).all()


@pytest.fixture
def put(visit, night):
    def send(as_, body, sent_id=None, **more):
        path = f"/nights/{night.id}/observations/{sent_id or uuid4()}"
        return visit(as_, "PUT", path, json=body, **more)

    return send


@pytest.mark.both
def test_sent_as_often_as_it_likes_kept_once(put, contact, engines):
    body, one = WELL | {"contact_id": str(contact.id)}, uuid4()
    replies = [put("brendan", body, one) for _ in range(3)]
    assert [seen.status for seen in replies] == [201, 200, 200]
    assert replies[0].response.json() == {"id": str(one), "status": "created"}
    other = put("brendan", body | {"rr": "19"}, one)
    assert other.status == 409 and "new set" in other.response.json()["why"]
    [kept] = all_sets(engines)
    assert (kept.rr, kept.temp_tenths, kept.by_role) == (18, 368, "first_aider")


@pytest.mark.both
def test_sets_come_back_by_contact_oldest_first(put, somebody, engines, night):
    ann, bob = somebody(1), somebody(2)
    for minutes, who, rr in ((30, ann, "20"), (10, ann, "22"), (20, bob, "12")):
        at = (NOW - timedelta(minutes=minutes)).isoformat()
        put("brendan", {"contact_id": str(who.id), "rr": rr, "at": at})
    put("brendan", {"contact_id": str(ann.id), "pain": "0"})
    with engines.reading() as db:
        found = store.on(db, night)
        assert [one.rr for one in found[ann.id]] == [20, 22, None]
        assert store.latest(db, night)[ann.id].pain == 0
        assert store.latest(db, night)[bob.id].rr == 12
        assert [one.rr for one in store.of(db, ann)] == [20, 22, None]


def test_the_moment_is_the_devices_own_put_right_by_its_clock(put, contact, engines):
    slow = NOW - timedelta(hours=3)
    put(
        "brendan",
        {"contact_id": str(contact.id), "rr": "18", "at": slow.isoformat()},
        headers={"X-Sent-At": (slow + timedelta(minutes=5)).isoformat()},
    )
    [kept] = all_sets(engines)
    assert kept.at == NOW - timedelta(minutes=5)


def test_what_it_builds_on_may_come_later(put, contact, night, engines):
    early = put("brendan", WELL | {"contact_id": str(uuid4())})
    assert early.status == 425
    changed(engines, night, opened_at=None)
    assert put("brendan", WELL | {"contact_id": str(contact.id)}).status == 425


def test_a_closed_night_takes_it_a_cancelled_one_does_not(put, contact, night, engines):
    night = changed(engines, night, closed_at=NOW)
    assert put("brendan", WELL | {"contact_id": str(contact.id)}).status == 201
    changed(engines, night, cancelled_at=NOW)
    assert put("brendan", WELL | {"contact_id": str(contact.id)}).status == 409


def test_somebody_of_another_night_is_not_ours(put, somebody, make_night, engines):
    contact = somebody()
    other = make_night(NOW.date() + timedelta(days=6))
    with engines.writing() as db:
        contact.night_id = other.id
        db.merge(contact)
        db.commit()
    assert put("brendan", WELL | {"contact_id": str(contact.id)}).status == 409


@pytest.mark.parametrize(
    "body",
    [{}, [], "x", None, 7, {"contact_id": "me"}, {"rr": "18"}, {"name": "Sam"}]
    + [{"contact_id": str(uuid4()), "rr": "71"}, {"contact_id": str(uuid4()), "at": "x"}],
)
def test_nonsense_is_refused_in_words(put, body):
    seen = put("brendan", body)
    assert seen.status == 422
    assert body in (None,) or seen.response.json()["errors"]


def test_an_id_that_tells_the_time_is_refused(put, contact):
    assert put("brendan", WELL | {"contact_id": str(contact.id)}, uuid1()).status == 422


def test_who_writes_what(put, visit, contact, night, cast):
    medic = {"contact_id": str(contact.id), "gcs_e": "4", "gcs_v": "5", "gcs_m": "6"}
    assert put("marlow", medic).status == 201
    refused = put("brendan", medic)
    assert refused.status == 422 and "medic" in str(refused.response.json())
    assert put("aoife", WELL | {"contact_id": str(contact.id)}).status == 201
    assert put("ciara", WELL | {"contact_id": str(contact.id)}).status == 404
    for partner in ("eithne", "fergal"):
        assert put(partner, WELL).status == 403


def test_only_those_who_treat(put, contact, night, engines, cast, visit):
    from sosbus.rota.tables import SignUp

    with engines.writing() as db:
        for place in db.exec(select(SignUp).where(SignUp.person_id == cast["brendan"].id)):
            place.role = "support"
        db.commit()
    assert put("brendan", WELL | {"contact_id": str(contact.id)}).status == 403
    page = f"/nights/{night.id}/observations/new?contact={contact.id}"
    assert visit("brendan", "GET", page).status == 403


@pytest.fixture
def page(night, contact):
    return f"/nights/{night.id}/observations/new?contact={contact.id}"


def test_a_plain_form_keeps_a_set_once_and_shows_it(visit, page, night, contact, engines):
    blank = visit("brendan", "GET", page)
    assert blank.status == 200 and "No observations yet" in blank.said
    form = blank.html.select_one("#observations")
    assert form["data-record"] == form["action"] == f"/nights/{night.id}/observations"
    hidden = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    for _ in range(2):
        assert visit("brendan", "POST", form["action"], data=hidden | WELL).status == 303
    assert len(all_sets(engines)) == 1
    shown = visit("brendan", "GET", page)
    assert "00:07" in shown.said and "122/80" in shown.said and "7 of 7" in shown.said


def test_the_page_says_the_same_limits_as_the_form(visit, page):
    seen = visit("marlow", "GET", page)
    for name, low, high, step in (
        ("rr", "0", "70", "1"),
        ("spo2", "50", "100", "1"),
        ("temp", "30.0", "43.0", "0.1"),
        ("glucose", "0.5", "40.0", "0.1"),
    ):
        field = seen.html.select_one(f"input[name={name}]")
        assert (field["min"], field["max"], field["step"]) == (low, high, step)
        assert field["inputmode"] == ("decimal" if step == "0.1" else "numeric")


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(visit, night, contact):
    sent = WELL | {"contact_id": str(contact.id), "rr": "71", "unable": ["pain_refused"]}
    seen = visit("brendan", "POST", f"/nights/{night.id}/observations", data=sent)
    assert seen.status == 422
    assert seen.mistake("rr") == "Breaths a minute: 0 to 70, a whole number"
    assert seen.html.select_one("#rr")["value"] == "71"
    assert seen.html.select_one("input[value=alert]").has_attr("checked")
    assert seen.html.select_one("input[value=pain_refused]").has_attr("checked")


def test_medics_questions_only_for_the_medic(visit, page):
    assert visit("marlow", "GET", page).html.select_one("#glucose")
    for who in ("brendan", "aoife"):
        assert not visit(who, "GET", page).html.select_one("#glucose, #gcs_e, #spo2_scale")


def test_the_reminders_show_after_saving_and_only_those(visit, page, night, contact):
    sent = {"contact_id": str(contact.id), "rr": "8", "red_flags": ["head_vomiting"]}
    visit("brendan", "POST", f"/nights/{night.id}/observations", data=sent)
    on = visit("brendan", "GET", page).html.select(".prompt--on")
    assert [one.b.text for one in on] == [
        "Head injury, other signs",
        "Slow breaths or tiny pupils",
    ]


def test_as_shipped_the_total_is_typed_and_whose_it_is_stands_there(visit, page, put, contact):
    put("brendan", {"contact_id": str(contact.id), "rr": "18", "typed_total": "3"})
    seen = visit("brendan", "GET", page)
    assert seen.html.select_one("#typed_total") and "3 typed" in seen.said
    assert "Royal College of Physicians" in seen.said and "I read" not in seen.said


@pytest.fixture
def sums(monkeypatch):
    monkeypatch.setenv("SOSBUS_NEWS2_SUMS", "true")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def test_where_sums_are_on_somebody_agrees_to_each(visit, page, put, contact, sums, night):
    put("brendan", WELL | {"contact_id": str(contact.id), "rr": "22"})
    seen = visit("brendan", "GET", page)
    assert "NEWS2 at 00:07: 2 Breaths a minute 2 SpO2 % 0" in seen.said
    assert not seen.html.select_one("#typed_total")
    form = seen.html.find("button", string="I read 2 too").find_parent("form")
    sent = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    wrong = visit("brendan", "POST", form["action"], data=sent | {"mark": "agreed", "total": 1})
    assert wrong.status == 409 and "not the sum" in wrong.said
    assert (
        visit("brendan", "POST", form["action"], data=sent | {"mark": "agreed"}).status == 303
    )
    assert "2 agreed" in visit("brendan", "GET", page).said


@pytest.mark.parametrize("who", [{"age_band": AgeBand.UNDER_16}])
def test_under_16_the_page_says_why_there_is_none(visit, put, somebody, night, sums, who):
    young = somebody(2, **who)
    put("brendan", WELL | {"contact_id": str(young.id)})
    seen = visit("brendan", "GET", f"/nights/{night.id}/observations/new?contact={young.id}")
    assert "NEWS2 is not for anybody under 16" in seen.said and "I read" not in seen.said
    assert "not used" in seen.said and not seen.html.select_one("#typed_total")
    assert "0345 603 7627" in str(seen.html.select_one(".prompt--on"))


def test_a_mistake_is_crossed_out_and_stays(visit, page, put, contact, night, engines):
    put("brendan", WELL | {"contact_id": str(contact.id)})
    [kept] = all_sets(engines)
    mark = {"observation_id": str(kept.id), "mark": "mistake"}
    path = f"/nights/{night.id}/observation-marks"
    assert visit("brendan", "PUT", f"{path}/{uuid4()}", json=mark).status == 201
    assert visit("brendan", "PUT", f"{path}/{uuid4()}", json=mark).status == 200
    assert visit("brendan", "POST", path, data=mark).status == 303
    seen = visit("brendan", "GET", page)
    assert "Marked as mistakes" in seen.said and "No observations yet" in seen.said
    [again] = all_sets(engines)
    assert again.mistake_at == NOW and again.rr == 18
    with engines.reading() as db:
        assert store.latest(db, night) == {}
    lost = {"observation_id": str(uuid4()), "mark": "mistake"}
    assert visit("brendan", "PUT", f"{path}/{uuid4()}", json=lost).status == 425
    assert visit("brendan", "POST", path, data=lost).status == 404


@pytest.mark.parametrize("contact", ["", "x", "4f1c8c0e-7d39-4a53-9a0e-0d6c6f0d7a11"])
def test_nobody_of_that_id_is_no_page(visit, night, contact):
    seen = visit("brendan", "GET", f"/nights/{night.id}/observations/new?contact={contact}")
    assert seen.status in (404, 422)
    sent = WELL | {"contact_id": contact}
    assert visit("brendan", "POST", f"/nights/{night.id}/observations", data=sent).status == 404


def test_moments_with_no_zone_are_refused(put, contact):
    naive = datetime(2026, 3, 7, 0, 1).isoformat()  # noqa: DTZ001
    assert put("brendan", WELL | {"contact_id": str(contact.id), "at": naive}).status == 422


def test_the_worst_of_them_is_noted_for_the_figures_and_a_mistake_is_not(
    put, visit, contact, engines, night
):
    def noted():
        with engines.reading() as db:
            return db.get(Contact, contact.id).worst_news2

    ill, one = uuid4(), {"contact_id": str(contact.id)}
    put("brendan", WELL | one)
    assert noted() is WorstNews2.LOW
    put("brendan", WELL | one | {"sbp": "85", "rr": "28", "pulse": "95"}, ill)
    assert noted() is WorstNews2.HIGH
    mark = {"observation_id": str(ill), "mark": "mistake"}
    visit("brendan", "PUT", f"/nights/{night.id}/observation-marks/{uuid4()}", json=mark)
    assert noted() is WorstNews2.LOW
