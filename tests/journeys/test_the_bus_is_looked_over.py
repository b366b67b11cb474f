"""Before the night the crew looks the bus over, one tap each; nothing red is forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete

from sosbus.checks import rules, store
from sosbus.checks.tables import CheckItem, Checklist
from sosbus.people.tables import BusRole
from tests.conftest import NIGHT_DATE, put_on

EVENING = datetime(2026, 3, 6, 21, 15, tzinfo=UTC)


@pytest.fixture
def night(make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    with engines.writing() as db:
        db.execute(delete(CheckItem))
        db.add(CheckItem(checklist=Checklist.VEHICLE, words="Lights", is_red=True))
        db.add(CheckItem(checklist=Checklist.VEHICLE, words="Heater", place=2))
        pads = {"words": "AED pads", "is_red": True, "has_expiry": True}
        db.add(CheckItem(checklist=Checklist.DEFIB_OXYGEN, **pads))
        db.commit()
    return night


def ids(engines) -> dict[str, str]:
    with engines.reading() as db:
        return {one.words: str(one.id) for one in store.items(db)}


def tap(visit, night, items, answer="fine", minutes=0, **more):
    data = {"item_ids": items, "answer": answer} | more
    at = EVENING + timedelta(minutes=minutes)
    seen = visit("brendan", "POST", f"/nights/{night.id}/checks", at=at, data=data)
    assert seen.status == 303


def stands(engines, night):
    with engines.reading() as db:
        return store.standing(db, night)


def test_five_taps_look_over_a_bus_that_is_well(visit, night, engines):
    page = visit("brendan", "GET", f"/nights/{night.id}/checks", at=EVENING)
    assert page.status == 200 and "0 of 3 checks done" in page.said
    assert page.text.count('data-label="Fine">All fine') == 2, "one tap for each list"
    known = ids(engines)
    tap(visit, night, [known["Lights"], known["Heater"]], all="true")
    tap(visit, night, [known["AED pads"]], expires_on="2027-01-01")
    page = visit("brendan", "GET", f"/nights/{night.id}/checks", at=EVENING)
    assert "All looked at, all right" in page.said and "All fine" not in page.said
    assert rules.may_open(stands(engines, night)) is None


def test_what_is_red_and_not_right_stays_in_the_way_until_it_is(visit, night, engines):
    known = ids(engines)
    tap(visit, night, list(known.values()), all="true")
    tap(visit, night, [known["Lights"]], "out_of_use", 3)
    refused = rules.may_open(stands(engines, night))
    assert refused and "Lights (out of use)" in refused
    tap(visit, night, [known["Lights"]], "fixed", 5)
    assert rules.may_open(stands(engines, night)) is None


def test_pads_that_run_out_tonight_are_seen_by_the_crew_and_by_the_coordinator(
    visit, night, engines
):
    known = ids(engines)
    tap(visit, night, list(known.values()), all="true")
    tap(visit, night, [known["AED pads"]], expires_on="2026-03-06")
    refused = rules.may_open(stands(engines, night))
    assert refused and "AED pads (out of date)" in refused
    assert (
        "out of date: ends 6 Mar"
        in visit("brendan", "GET", f"/nights/{night.id}/checks", at=EVENING).said
    )
    assert "ends 6 Mar" in visit("declan", "GET", "/stock", at=EVENING).said


def test_the_coordinator_reads_what_was_not_right_on_the_last_night(visit, night, engines):
    tap(visit, night, [ids(engines)["Heater"]], "reported")
    said = visit("declan", "GET", "/check-list").said
    assert "On Fri 6 Mar" in said and "Heater (reported)" in said


def test_the_next_night_is_looked_over_anew(visit, night, engines, make_night):
    tap(visit, night, list(ids(engines).values()), all="true")
    next_night = make_night(NIGHT_DATE + timedelta(days=1))
    assert stands(engines, next_night).not_looked_at == 3


def test_a_date_a_coordinator_put_right_is_not_undone_by_a_tap(visit, night, engines):
    known = ids(engines)
    change = {"checklist": "defib_oxygen", "words": "AED pads", "is_red": "true"}
    change |= {"has_expiry": "true", "expires_on": "2028-05-01"}
    assert (
        visit("declan", "POST", f"/check-list/{known['AED pads']}", data=change).status == 303
    )
    tap(visit, night, [known["AED pads"]])
    with engines.reading() as db:
        kept = [one for one in store.items(db) if one.words == "AED pads"]
    assert kept[0].expires_on == date(2028, 5, 1)
