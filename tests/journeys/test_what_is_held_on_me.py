"""Anyone can read and take away all that is held on them; who leaves is forgotten in steps,
and the hours and nights that funders were told stay what they were."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import func, select

from sosbus.doors.tables import Device
from sosbus.figures import store as figures
from sosbus.forgetting import store as forgetting
from sosbus.hours import store as hours
from sosbus.nights.tables import Night
from sosbus.own_data.tables import Step
from sosbus.people.store import ever_known_as
from sosbus.people.tables import BusRole, Person
from sosbus.post import ROUNDS
from sosbus.rota.tables import SignUp, StoryLine
from tests.conftest import JUST_PAST_MIDNIGHT, NIGHT_DATE, put_on

YEARS = timedelta(days=365)
LATER = JUST_PAST_MIDNIGHT + timedelta(days=1)


@pytest.fixture
def worked(cast, make_night, engines):
    """A night that Aoife led, with Brendan on it."""
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    return night


def test_a_volunteer_reads_and_takes_away_all_that_is_held_on_them(visit, worked):
    page = visit("brendan", "GET", "/my-data")
    assert "Your places on nights 1 entry." in page.said
    assert "Kept without your name. The hours and nights we report" in page.said
    whole = visit("brendan", "GET", "/my-data/all")
    assert "brendan@sosbus.example" in whole.said and "Friday 6 March 2026" in whole.said
    file = visit("brendan", "GET", "/my-data/all.json")
    assert "attachment" in file.headers["content-disposition"]
    told = {one["what"]: one for one in json.loads(file.text)["held"]}
    [place] = told["Your places on nights"]["rows"]
    assert (place["night"], place["role"]) == ("2026-03-06", "Support")
    for said in (page.text, whole.text, file.text):
        assert "Aoife" not in said and "token_hash" not in said and "token hash" not in said


@pytest.mark.parametrize("who", ["aoife", "declan", "eithne", "fergal"])
def test_everybody_has_a_copy_and_it_is_only_of_themselves(visit, worked, cast, who):
    said = json.loads(visit(who, "GET", "/my-data/all.json").text)
    assert said["you"]["email"] == cast[who].email
    others = [one.email for name, one in cast.items() if name != who]
    assert not [one for one in others if one in json.dumps(said)]


def totals(db) -> tuple:
    """What funders are told: nights, places held, hours given, people who gave them."""
    held = db.exec(
        select(SignUp, Night)
        .join(Night, Night.id == SignUp.night_id)
        .where(SignUp.withdrawn_at.is_(None))
    ).all()
    return (
        len({night.id for _, night in held}),
        len(held),
        sum(night.hours for _, night in held),
        len({sign_up.person_id for sign_up, _ in held}),
        sorted((str(one.night_id), one.what, str(one.person_id)) for one in story(db)),
        figures.exact_figures(db, db.exec(select(Night)).all()),
        sorted(
            (line.planned_minutes, line.served_minutes, str(person.id))
            for line, _, person in hours.between(db, NIGHT_DATE, NIGHT_DATE)
        ),
    )


def story(db):
    return db.exec(select(StoryLine)).all()


@pytest.mark.both
def test_forgetting_moves_no_total(visit, worked, engines, cast):
    with engines.writing() as db:
        hours.write(db, db.get(Night, worked.id), LATER)
        db.commit()
        before = totals(db)
    assert before[:4] == (1, 2, 12.0, 2)
    assert [served for _, served, _ in before[6]] == [360, 360]
    assert visit("fergal", "POST", f"/people/{cast['brendan'].id}/leaving", at=LATER)
    for after in (0, 40, 400, 800):
        with engines.writing() as db:
            forgetting.rounds(db, LATER + timedelta(days=after))
            db.commit()
            after_it = totals(db)
            assert after_it[:4] == before[:4] and after_it[5:] == before[5:]
            assert set(before[4]) <= set(after_it[4]), "and no line of a night's story is lost"
    with engines.reading() as db:
        gone = db.get(Person, cast["brendan"].id)
        assert gone.name == f"Volunteer {gone.id.hex[:4].upper()}"
        assert db.exec(select(func.count()).where(Device.person_id == gone.id)).one() == 0


def test_the_worker_makes_the_round(engines):
    assert forgetting.rounds in [one.make for one in ROUNDS]


@pytest.fixture
def brendan_left(visit, worked, cast):
    visit("fergal", "POST", f"/people/{cast['brendan'].id}/leaving", at=LATER)
    return f"/people/forgetting/{cast['brendan'].id}"


def test_staff_see_who_is_forgotten_when(visit, brendan_left):
    page = visit("declan", "GET", "/people/forgetting", at=LATER)
    assert "Brendan" in page.said and "Left Sunday 8 March 2026" in page.said
    assert "Monday 8 March 2027 Name, email address" in page.said
    assert visit("declan", "GET", brendan_left, at=LATER).status == 200


def test_who_asks_is_forgotten_the_same_day_and_is_new_if_invited_again(
    visit, brendan_left, engines, cast
):
    assert visit("declan", "POST", brendan_left, data={}, at=LATER).mistake("why")
    told = visit("declan", "POST", brendan_left, data={"why": "asked"}, at=LATER)
    assert told.status == 303
    assert "Brendan" not in visit("declan", "GET", "/people/forgetting", at=LATER).said
    again = visit("declan", "POST", brendan_left, data={"why": "asked"}, at=LATER)
    assert again.status in {303, 404, 409}
    with engines.reading() as db:
        assert ever_known_as(db, "brendan@sosbus.example") is None
    sent = {"name": "Brendan", "email": "brendan@sosbus.example", "role": "volunteer"}
    assert visit("declan", "POST", "/people", data=sent, at=LATER).status == 303
    with engines.reading() as db:
        assert ever_known_as(db, "brendan@sosbus.example").id != cast["brendan"].id


def test_who_is_kept_longer_for_a_reason_is_not_forgotten_meanwhile(
    visit, brendan_left, engines, cast
):
    longer = f"{brendan_left}/longer"
    past = {"reason": "claim", "until": "2020-01-01"}
    assert "within six years" in visit("declan", "POST", longer, data=past, at=LATER).mistake(
        "until"
    )
    until = {"reason": "claim", "until": "2029-01-01"}
    assert visit("declan", "POST", longer, data=until, at=LATER).status == 303
    refused = visit("declan", "POST", brendan_left, data={"why": "asked"}, at=LATER)
    assert refused.status == 409 and "an insurance claim is open" in refused.said
    with engines.writing() as db:
        assert forgetting.rounds(db, LATER + 2 * YEARS) == 1, "only the sign-ins"
        assert db.get(Person, cast["brendan"].id).name == "Brendan"
        done = forgetting.rounds(db, datetime(2029, 1, 2, tzinfo=UTC))
        assert done == len(Step) - 1
        db.commit()


def test_those_still_here_and_those_who_were_never_here_cannot_be_forgotten(visit, cast):
    for person_id in (cast["aoife"].id, "not-an-id"):
        path = f"/people/forgetting/{person_id}"
        assert visit("declan", "GET", path).status == 404
        assert visit("declan", "POST", path, data={"why": "asked"}).status == 404


def test_a_coordinator_does_not_forget_staff(visit, cast):
    visit("fergal", "POST", f"/people/{cast['eithne'].id}/leaving", at=LATER)
    path = f"/people/forgetting/{cast['eithne'].id}"
    assert visit("declan", "GET", path, at=LATER).status == 404
    assert visit("fergal", "GET", path, at=LATER).status == 200
