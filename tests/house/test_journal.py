"""Whoever gets to the records of a night is in the journal: no route goes round it."""

from sosbus.app import asked
from sosbus.journal.rules import NOT_RECORDS, what_of
from sosbus.journal.tables import What
from sosbus.rota.access import night_i_run, on_duty
from tests.house.doors import doors

# Pages of the rota: who is on which night, and nothing of what happened on it.
THE_ROTA = {
    "GET /nights/{night_id}",
    "POST /nights/{night_id}/sign-up",
    "GET /nights/{night_id}/places/{role}",
    "POST /nights/{night_id}/places",
    "POST /nights/{night_id}/places/removal",
    "POST /nights/{night_id}/confirmation",
    "POST /nights/{night_id}/withdrawal",
    "POST /nights/{night_id}/return",
    "POST /nights/{night_id}/letting-go",
    "POST /nights/{night_id}/search",
    "POST /nights/{night_id}/call-up",
    "POST /nights/{night_id}/line",
    "POST /nights/{night_id}/line/leaving",
    "GET /nights/{night_id}/giving",
    "POST /nights/{night_id}/gift",
    "POST /nights/{night_id}/gift/taking-back",
    "POST /nights/{night_id}/swap",
}
NOTES = {on_duty, night_i_run}


def of_a_night():
    found = [one for one in doors() if one.path.startswith("/nights/{night_id}")]
    assert len(found) > 40, "few found, so nothing below would prove anything"
    return found


def called(door) -> str:
    return f"{min(door.methods - {'HEAD'})} {door.path}"


def test_every_route_of_a_night_s_records_writes_in_the_journal():
    unseen = {called(door) for door in of_a_night() if not NOTES & set(asked(door.dependant))}
    assert unseen == THE_ROTA


def test_every_room_that_shows_records_has_its_own_words_there():
    rooms = {door.endpoint.__module__ for door in doors() if NOTES & set(asked(door.dependant))}
    wordless = {one for one in rooms if what_of(one) is What.OTHER}
    assert not wordless, f"say in journal/tables.py what {sorted(wordless)} is about"
    assert {one.split(".")[1] for one in rooms} >= NOT_RECORDS
