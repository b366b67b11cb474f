"""Changes are told from first to last."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sosbus.letters.rules import netted
from sosbus.rota.tables import Change

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FRIDAY, SATURDAY, ME = uuid4(), uuid4(), uuid4()


def change(night_id, was, now_is, why="", minute=0):
    at = NOW + timedelta(minutes=minute)
    return Change(person_id=ME, night_id=night_id, was=was, now_is=now_is, why=why, at=at)


def test_several_moves_are_told_as_one_with_the_last_reason_given():
    told = netted(
        [
            change(FRIDAY, "Support", "Driver", minute=2),
            change(FRIDAY, "not on", "Support", "We are short", minute=1),
            change(SATURDAY, "Driver", "not on", "Swapped", minute=3),
        ]
    )
    assert told == {
        FRIDAY: ("not on", "Driver", "We are short"),
        SATURDAY: ("Driver", "not on", "Swapped"),
    }


def test_there_and_back_again_is_nothing_to_tell():
    back = [change(FRIDAY, "not on", "Support"), change(FRIDAY, "Support", "not on", minute=1)]
    assert netted(back) == {}
