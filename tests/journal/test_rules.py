from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.journal import rules
from sosbus.journal.tables import Did, What
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind

NIGHT = new_night(date(2026, 3, 6), time(22), time(4), Kind.WEEKLY)
ONE = datetime(2026, 3, 7, 1, tzinfo=UTC)
ME = uuid4()


def line(at=ONE, who=ME, did=Did.LOOKED, what=What.TONIGHT):
    return rules.line(NIGHT, who, did, what, at)


@given(st.integers(0, 1799))
def test_the_same_look_within_a_half_hour_is_one_line_that_tells_the_half_hour(seconds):
    again = line(ONE + timedelta(seconds=seconds))
    assert again.id == line().id and again.at == ONE


@pytest.mark.parametrize(
    "other",
    [
        {"at": ONE + timedelta(minutes=30)},
        {"who": uuid4()},
        {"did": Did.CHANGED},
        {"what": What.BEDSIDE},
    ],
)
def test_anything_else_is_another_line(other):
    assert line(**other).id != line().id


def test_a_line_points_at_no_contact_and_has_no_room_for_words():
    assert set(line().model_dump()) == {
        "id", "night_id", "night_date", "person_id", "did", "what", "at",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("module", "what"),
    [
        ("sosbus.tonight.routes", What.TONIGHT),
        ("sosbus.never_heard_of.routes", What.OTHER),
        ("sosbus.handsets.routes", None),
    ],
)
def test_which_records_a_route_is_about(module, what):
    assert rules.what_of(module) is what


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2032, 3, 8), date(2026, 3, 7)),
        (date(2032, 2, 29), date(2026, 2, 27)),
        (date(2032, 1, 1), date(2025, 12, 31)),
    ],
)
def test_lines_are_kept_for_six_years_and_a_day(today, first):
    assert rules.kept_from(today) == first
