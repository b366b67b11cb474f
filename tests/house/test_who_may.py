"""Every route × every part, against a table written by hand: no matrix vouches for itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.checks.tables import CheckItem, Checklist
from sosbus.contacts.tables import Contact
from sosbus.doors.tables import Device
from sosbus.people.tables import BusRole
from sosbus.qualifications.tables import Card
from sosbus.schema import METADATA
from sosbus.stock.tables import StockItem
from tests.conftest import JUST_PAST_MIDNIGHT, put_on
from tests.house import programme_doors
from tests.house.doors import door_of, doors

STRANGER, VOLUNTEER, LEAD, OTHER_LEAD = "stranger", "brendan", "aoife", "ciara"
COORDINATOR, PARTNER, ADMINISTRATOR = "declan", "eithne", "fergal"
EVERYBODY = {STRANGER, VOLUNTEER, LEAD, OTHER_LEAD, COORDINATOR, PARTNER, ADMINISTRATOR}
KNOWN = EVERYBODY - {STRANGER}
CREW = {VOLUNTEER, LEAD, OTHER_LEAD}
ABOARD = {VOLUNTEER, LEAD, COORDINATOR}  # on the night, or running it
RUNS = {LEAD, COORDINATOR}  # and any other lead finds no such night
LOOKS_AFTER = {COORDINATOR, ADMINISTRATOR}
READS_PROGRAMME = LOOKS_AFTER | {PARTNER}

TABLE = {
    "GET /healthz": EVERYBODY,
    "GET /readyz": EVERYBODY,
    "GET /privacy": EVERYBODY,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-in/code": EVERYBODY,
    "POST /sign-in/code": EVERYBODY,
    "POST /sign-in/demo": EVERYBODY,
    "GET /outbox": EVERYBODY,
    "GET /me/notifications": KNOWN,
    "POST /me/notifications": KNOWN,
    "POST /me/notifications/{device_id}/end": KNOWN,
    "GET /": KNOWN,
    "GET /devices": KNOWN,
    "POST /devices/{device_id}/end": KNOWN,
    "GET /my-data": KNOWN,
    "GET /my-data/all": KNOWN,
    "GET /my-data/all.json": KNOWN,
    "POST /sign-out": KNOWN,
    "GET /who-may": {ADMINISTRATOR},
    "GET /journal": {ADMINISTRATOR},
    "GET /privacy/kept": EVERYBODY,
    "GET /people": LOOKS_AFTER,
    "POST /people": LOOKS_AFTER,
    "GET /people/forgetting": LOOKS_AFTER,
    "GET /people/forgetting/{person_id}": LOOKS_AFTER,
    "POST /people/forgetting/{person_id}": LOOKS_AFTER,
    "POST /people/forgetting/{person_id}/longer": LOOKS_AFTER,
    "GET /people/{person_id}": LOOKS_AFTER,
    "POST /people/search": LOOKS_AFTER,
    "GET /people/lapsing": LOOKS_AFTER,
    "GET /people/cards-needed": {COORDINATOR},
    "POST /people/cards-needed": {COORDINATOR},
    "GET /people/{person_id}/cards": LOOKS_AFTER,
    "POST /people/{person_id}/cards": LOOKS_AFTER,
    "POST /people/{person_id}/cards/{card_id}/withdrawal": LOOKS_AFTER,
    "GET /people/{person_id}/joining": LOOKS_AFTER,
    "POST /people/{person_id}/joining": LOOKS_AFTER,
    "POST /people/{person_id}/joining/undoing": LOOKS_AFTER,
    "GET /people/{person_id}/emergency-contact": LOOKS_AFTER,
    "POST /people/{person_id}/emergency-contact": LOOKS_AFTER,
    "POST /people/{person_id}/leave-of-absence": LOOKS_AFTER,
    "POST /people/{person_id}/leave-of-absence/ending": LOOKS_AFTER,
    "GET /me/emergency-contact": CREW,
    "POST /me/emergency-contact": CREW,
    "POST /people/{person_id}/training": LOOKS_AFTER,
    "POST /people/{person_id}/leaving": LOOKS_AFTER,
    "GET /planning": {COORDINATOR},
    "POST /planning/nights": {COORDINATOR},
    "POST /planning/one-off": {COORDINATOR},
    "GET /planning/{night_id}": {COORDINATOR},
    "POST /planning/{night_id}/cancellation": {COORDINATOR},
    "POST /planning/{night_id}/putting-back": {COORDINATOR},
    "POST /planning/{night_id}/removal": {COORDINATOR},
    "GET /publishing": {COORDINATOR},
    "POST /publishing": {COORDINATOR},
    "GET /crew-rules": {COORDINATOR},
    "GET /crew-rules/{kind}": {COORDINATOR},
    "POST /crew-rules/{kind}": {COORDINATOR},
    "POST /crew-rules/all/doubles": {COORDINATOR},
    "POST /crew-rules/all/apart": {COORDINATOR},
    "POST /crew-rules/all/together": {COORDINATOR},
    "GET /imports": {COORDINATOR},
    "GET /imports/{sheet}": {COORDINATOR},
    "GET /imports/{sheet}/template.csv": {COORDINATOR},
    "POST /imports/{sheet}": {COORDINATOR},
    "POST /imports/{sheet}/rows": {COORDINATOR},
    "GET /answer/{token}": EVERYBODY,
    "POST /answer/{token}": EVERYBODY,
    "GET /offers/{offer_id}": CREW,
    "POST /offers/{offer_id}/answer": CREW,
    "POST /nights/{night_id}/confirmation": CREW,
    "POST /nights/{night_id}/return": CREW,
    "GET /nights/{night_id}/giving": CREW,
    "POST /nights/{night_id}/gift": CREW,
    "POST /nights/{night_id}/gift/taking-back": CREW,
    "POST /nights/{night_id}/swap": CREW,
    "POST /nights/{night_id}/line": CREW,
    "POST /nights/{night_id}/line/leaving": CREW,
    "POST /nights/{night_id}/letting-go": RUNS,
    "POST /nights/{night_id}/search": RUNS,
    "POST /nights/{night_id}/call-up": {COORDINATOR},
    "GET /my-hours": CREW,
    "POST /my-certificates": CREW,
    "GET /certificates": EVERYBODY,
    "POST /certificates": EVERYBODY,
    "GET /people/{person_id}/hours": LOOKS_AFTER,
    "POST /people/{person_id}/hours": LOOKS_AFTER,
    "GET /people/to-thank": {COORDINATOR},
    "POST /people/to-thank/{person_id}/{nights}": {COORDINATOR},
    "GET /papers": {COORDINATOR},
    "GET /rota.csv": {COORDINATOR},
    "GET /hours.csv": {COORDINATOR},
    "GET /rota/print": CREW | {COORDINATOR},
    "GET /rota/week": CREW | {COORDINATOR},
    "GET /rota": CREW | {COORDINATOR},
    "GET /nights/{night_id}": CREW | {COORDINATOR},
    "POST /nights/{night_id}/sign-up": CREW,
    "POST /nights/{night_id}/withdrawal": CREW,
    "GET /nights/{night_id}/places/{role}": {COORDINATOR},
    "POST /nights/{night_id}/places": {COORDINATOR},
    "POST /nights/{night_id}/places/removal": {COORDINATOR},
    "GET /calendar": CREW,
    "POST /calendar/address": CREW,
    "GET /calendar/{secret}.ics": EVERYBODY,
    "GET /my-times": CREW,
    "POST /my-times/away": CREW,
    "POST /my-times/weekly": CREW,
    "POST /my-times/{entry_id}/removal": CREW,
    "POST /my-times/limits": CREW,
    "POST /my-times/wishes": CREW,
    "GET /service-worker.js": EVERYBODY,
    "GET /nights/{night_id}/roll": RUNS,
    "GET /nights/{night_id}/aboard": RUNS,
    "POST /nights/{night_id}/roll": RUNS,
    "POST /nights/{night_id}/roll/everyone": RUNS,
    "PUT /nights/{night_id}/roll/{mark_id}": RUNS,
    "GET /tonight": CREW | {COORDINATOR},
    "GET /nights/{night_id}/tonight": ABOARD,
    "GET /nights/{night_id}/crew-message": RUNS,
    "POST /nights/{night_id}/crew-message": RUNS,
    "POST /nights/{night_id}/opening": RUNS,
    "GET /nights/{night_id}/checks": ABOARD,
    "POST /nights/{night_id}/checks": ABOARD,
    "PUT /nights/{night_id}/checks/{sent_id}": ABOARD,
    "GET /check-list": {COORDINATOR},
    "POST /check-list": {COORDINATOR},
    "GET /check-list/{item_id}": {COORDINATOR},
    "POST /check-list/{item_id}": {COORDINATOR},
    "POST /check-list/{item_id}/retirement": {COORDINATOR},
    "GET /stock": {COORDINATOR},
    "GET /stock/new": {COORDINATOR},
    "POST /stock/new": {COORDINATOR},
    "POST /stock/moves": {COORDINATOR},
    "GET /stock/{shelf_id}": {COORDINATOR},
    "POST /stock/{shelf_id}": {COORDINATOR},
    "POST /stock/{shelf_id}/uses": {COORDINATOR},
    "POST /stock/{shelf_id}/retirement": {COORDINATOR},
    "POST /nights/{night_id}/tallies": ABOARD,
    "GET /nights/{night_id}/closing": RUNS,
    "POST /nights/{night_id}/closing": RUNS,
    "PUT /nights/{night_id}/closings/{closing_id}": RUNS,
    "GET /next-day": {COORDINATOR},
    "GET /nights/{night_id}/words": RUNS,
    "POST /nights/{night_id}/words/erasure": RUNS,
    "GET /nights/{night_id}/next-day": RUNS,
    "POST /nights/{night_id}/next-day/late-contacts": RUNS,
    "POST /nights/{night_id}/next-day/late-tallies": RUNS,
    "POST /nights/{night_id}/next-day/doubles": RUNS,
    "POST /nights/{night_id}/next-day/review": {COORDINATOR},
    "GET /nights/{night_id}/contacts": ABOARD,
    "GET /nights/{night_id}/contacts/blank": ABOARD,
    "POST /nights/{night_id}/contacts/{contact_id}/taking-back": RUNS,
    "POST /nights/{night_id}/contacts/{contact_id}/choices/{change_id}": RUNS,
    "PUT /nights/{night_id}/changes/{change_id}": ABOARD,
    "PUT /nights/{night_id}/looks/{look_id}": ABOARD,
    "POST /nights/{night_id}/looks": ABOARD,
    "PUT /nights/{night_id}/tallies/{sent_id}": ABOARD,
    "PUT /nights/{night_id}/tallies-back/{sent_id}": ABOARD,
    "PUT /nights/{night_id}/handsets/{handset_id}": ABOARD,
    "PUT /nights/{night_id}/openings/{opening_id}": RUNS,
    "GET /night-copy": CREW | {COORDINATOR},
    "GET /nights/{night_id}/contacts/new": ABOARD,
    "POST /nights/{night_id}/contacts/new/{contact_id}": ABOARD,
    "PUT /nights/{night_id}/contacts/{contact_id}": ABOARD,
    "GET /nights/{night_id}/contacts/{contact_id}": ABOARD,
    "POST /nights/{night_id}/contacts/{contact_id}": ABOARD,
    "GET /prompts": CREW | {COORDINATOR},
    "GET /venues": {COORDINATOR},
    "POST /venues": {COORDINATOR},
    "POST /venues/{venue_id}/retirement": {COORDINATOR},
    "POST /venues/{venue_id}/return": {COORDINATOR},
    "GET /phone-lines": {COORDINATOR},
    "POST /phone-lines": {COORDINATOR},
    "GET /nights/{night_id}/observations/new": RUNS,  # and its medic and first aiders
    "PUT /nights/{night_id}/observations/{observation_id}": RUNS,
    "POST /nights/{night_id}/observations": RUNS,
    "PUT /nights/{night_id}/observation-marks/{mark_id}": RUNS,
    "POST /nights/{night_id}/observation-marks": RUNS,
    "GET /nights/{night_id}/contacts/{contact_id}/handover": RUNS,  # and medic, first aiders
    "PUT /nights/{night_id}/handover-steps/{step_id}": RUNS,
    "POST /nights/{night_id}/handover-steps": RUNS,
    "PUT /nights/{night_id}/handover-mistakes/{mistake_id}": RUNS,
    "POST /nights/{night_id}/handover-mistakes": RUNS,
    "GET /nights/{night_id}/safeguarding": RUNS,
    "PUT /nights/{night_id}/safeguarding/{referral_id}": RUNS,
    "POST /nights/{night_id}/safeguarding": RUNS,
    "PUT /nights/{night_id}/safeguarding-mistakes/{mistake_id}": RUNS,
    "POST /nights/{night_id}/safeguarding-mistakes": RUNS,
    "GET /figures": {COORDINATOR, PARTNER},
    "GET /figures/{month}": {COORDINATOR, PARTNER},
    "GET /figures/{month}.json": {COORDINATOR, PARTNER},
    "GET /figures/{month}.csv": {COORDINATOR, PARTNER},
    "GET /figures/{month}.csv-metadata.json": {COORDINATOR, PARTNER},
    "POST /figures/{month}/closing": {COORDINATOR},
    "GET /releases": {COORDINATOR, PARTNER},
    "GET /releases/{number}": {COORDINATOR, PARTNER},
    "GET /releases/{number}/files/{name}": {COORDINATOR, PARTNER},
    "GET /packs": {COORDINATOR},
    "POST /packs": {COORDINATOR},
    "POST /packs/all/standard": {COORDINATOR},
    "POST /packs/all/holding/{way}": {COORDINATOR},
    "POST /packs/all/looking": {COORDINATOR},
    "GET /packs/{pack}": {COORDINATOR},
    "GET /packs/{pack}/{period}": {COORDINATOR},
    "POST /packs/{pack}/blocks": {COORDINATOR},
    "POST /packs/{pack}/{period}/release": {COORDINATOR},
    "POST /packs/{pack}/readers/{person_id}": {COORDINATOR},
    "POST /packs/{pack}/tokens": {COORDINATOR},
    "POST /packs/{pack}/tokens/{token_id}/end": {COORDINATOR},
    "GET /api/releases": set(),  # for those with a pack's key, whoever they are
    "GET /api/releases/{number}": set(),
    "GET /programme": READS_PROGRAMME,
    "GET /programme/year/{year}": READS_PROGRAMME,
    "GET /programme/year/{year}/files/{name}": READS_PROGRAMME,
    "GET /programme/year/{year}.json": READS_PROGRAMME,
    "GET /programme/records": LOOKS_AFTER,
    "GET /programme/records/{kind}": LOOKS_AFTER,
    "POST /programme/records/{kind}": LOOKS_AFTER,
    "GET /programme/records/{kind}/{record_id}": LOOKS_AFTER,
    "POST /programme/records/{kind}/{record_id}": LOOKS_AFTER,
} | programme_doors.TABLE
# A door that opens onto nothing still answered: no such night, month or device, wrong words.
LET_IN = {200, 201, 303, 404, 409, 422, 425}


class Somewhere(dict):
    """Ids of real things, and for any other a made-up one."""

    def __missing__(self, name: str) -> object:
        return uuid4()


def every_route() -> list[str]:
    return [
        f"{method} {one.path}" for one in doors() for method in sorted(one.methods - {"HEAD"})
    ]


def test_the_table_names_every_route_and_no_other():
    assert set(every_route()) == set(TABLE)


def test_every_route_has_a_door_but_the_two_that_machines_ask():
    doorless = {one.path for one in doors() if door_of(one) is None}
    assert doorless == {"/healthz", "/readyz"}


@pytest.fixture
def somewhere(cast, make_night, engines, visit):
    """Real things for the ids in addresses: a night that Aoife leads, a contact, a device."""
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    visit("aoife", "POST", f"/nights/{night.id}/opening", data={"agreed": "true"})
    contact_id = uuid4()
    visit(
        "aoife",
        "PUT",
        f"/nights/{night.id}/contacts/{contact_id}",
        json={"kind": "welfare", "reasons": ["phone"]},
    )
    with engines.reading() as db:
        device = db.exec(select(Device)).first()
        assert device and db.get(Contact, contact_id)
        card_id = db.exec(select(Card.id).where(Card.person_id == cast["brendan"].id)).first()
    with engines.writing() as db:
        item = CheckItem(checklist=Checklist.VEHICLE, words="Horn")
        shelf = StockItem(name="Mints", unit="tin")
        db.add_all([item, shelf])
        db.commit()
    return {
        "item_id": item.id,
        "shelf_id": shelf.id,
        "sent_id": uuid4(),
        "venue_id": uuid4(),
        "opening_id": uuid4(),
        "look_id": uuid4(),
        "handset_id": uuid4(),
        "change_id": uuid4(),
        "night_id": night.id,
        "contact_id": contact_id,
        "device_id": device.id,
        "person_id": cast["brendan"].id,
        "card_id": card_id,
        "month": "2026-02",
        "year": "2008-09",
        "role": "support",
        "kind": "weekly",
        "nights": 10,
        "mark_id": uuid4(),
        "observation_id": uuid4(),
        "closing_id": uuid4(),
        "step_id": uuid4(),
        "mistake_id": uuid4(),
        "referral_id": uuid4(),
        "offer_id": uuid4(),
        "number": 1,
        "name": "sos-bus.csv",
        "pack": "police",
        "period": "2026-02",
        "token_id": uuid4(),
        "way": "table",
        "token": "nonsense",
        "sheet": "volunteers",
        "entry_id": uuid4(),
        "secret": "known-to-nobody",
        "record_id": uuid4(),
        "hire_id": uuid4(),
    }


@pytest.mark.parametrize("part", sorted(EVERYBODY))
def test_every_route_opens_to_those_listed_and_to_nobody_else(part, visit, somewhere):
    wrong = []
    for route in TABLE:
        method, _, path = route.partition(" ")
        if route in {"POST /people/{person_id}/leaving", "POST /sign-out"} and part in KNOWN:
            continue  # would end the walk; who may is asked below, and in the journeys
        if part == STRANGER:
            visit.client.cookies.clear()
        sent = {"json": {}} if method == "PUT" else {}
        seen = visit(
            None if part == STRANGER else part,
            method,
            path.format_map(Somewhere(somewhere)),
            at=JUST_PAST_MIDNIGHT,
            **sent,
        )
        if was_let_in(seen, part, route) != (part in TABLE[route]):
            wrong.append((route, seen.status, seen.headers.get("location")))
    assert not wrong


def was_let_in(seen, part, route) -> bool:
    if seen.status in {401, 403}:
        return False
    if seen.status == 303 and seen.headers["location"].startswith("/sign-in?next="):
        return False
    if seen.status == 404 and "{night_id}" in route and part not in TABLE[route]:
        return False  # not their night, or no longer: it does not exist for them
    assert seen.status in LET_IN, (route, seen.status)
    return True


@pytest.mark.parametrize("part", sorted(KNOWN - LOOKS_AFTER))
def test_only_those_who_look_after_people_see_them_off(part, visit, cast):
    path = f"/people/{cast['brendan'].id}/leaving"
    assert visit(part, "POST", path).status == 403


def test_a_coordinator_looks_after_the_crew_only(visit, cast):
    for other in ("declan", "eithne", "fergal"):
        assert visit("declan", "GET", f"/people/{cast[other].id}").status == 404
    assert visit("fergal", "GET", f"/people/{cast['declan'].id}").status == 200
    sent = visit(
        "declan",
        "POST",
        "/people",
        data={"name": "X", "email": "x@y.example", "role": "partner"},
    )
    assert sent.status == 422 and "Ask an administrator" in sent.said


def test_looking_changes_nothing(visit, somewhere, engines):
    paths = [
        route.removeprefix("GET ").format_map(Somewhere(somewhere))
        for route in TABLE
        if route.startswith("GET ")
    ]
    visit.client.cookies.clear()
    for part in sorted(EVERYBODY):
        visit(None if part == STRANGER else part, "GET", "/privacy")
        before = dump(engines)
        visit(None, "GET", "/privacy", at=JUST_PAST_MIDNIGHT + timedelta(minutes=6))
        for path in paths + paths:
            assert visit.client.get(path).status_code < 500
        assert dump(engines) == before, part
        visit.client.cookies.clear()


def dump(engines) -> dict[str, list[dict]]:
    """Every row of every table, but for the journal, which notes each look at the records
    of a night, and for when a device was last seen."""
    with engines.reading() as db:
        rows = {
            table.name: [dict(row._mapping) for row in db.connection().execute(table.select())]
            for table in METADATA.sorted_tables
            if table.name != "journal_line"
        }
    for device in rows["device"]:
        del device["seen_at"]
    return {name: sorted(some, key=str) for name, some in rows.items()}
