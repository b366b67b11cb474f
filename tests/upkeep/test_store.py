"""A round with nothing to do is a glance, whatever has been done before."""

from datetime import timedelta

from sqlalchemy import event

from sosbus.upkeep import store
from tests.crowds import AIDER, HOUR, a_round, on, some_people


def looks(engines, at) -> list[str]:
    said: list[str] = []

    def hear(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    event.listen(engines.writer, "before_cursor_execute", hear)
    with engines.writing() as db:
        assert store.rounds(db, at) == 0
    event.remove(engines.writer, "before_cursor_execute", hear)
    return said


def test_a_quiet_round_is_six_looks_that_change_nothing(engines, cast, make_night):
    night = make_night(lead=cast["aoife"])
    on(engines, night, cast["brendan"], AIDER)
    said = looks(engines, night.opens_at - 30 * HOUR)
    assert len(said) == 6 and all(one.startswith("SELECT") for one in said)
    assert not any("FOR UPDATE" in one for one in said)


def test_while_a_search_waits_for_its_next_wave_nothing_is_held(
    engines, cast, make_night, visit
):
    night = make_night(lead=cast["aoife"])
    on(engines, night, cast["brendan"], AIDER)
    some_people(engines, cast, 12, AIDER)
    at = night.opens_at - 30 * HOUR
    visit("brendan", "POST", f"/nights/{night.id}/withdrawal", at=at)
    assert a_round(engines, at) == 0
    said = looks(engines, at + timedelta(minutes=10))
    assert len(said) < 20 and all(one.startswith("SELECT") for one in said)
    assert a_round(engines, at + timedelta(minutes=20)) == 1
