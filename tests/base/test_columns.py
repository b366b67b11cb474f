"""What goes into a column comes out the same, on either database."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.columns import Utc
from sosbus.doors.tables import Device
from sosbus.people.tables import BusRole, Person, Role

MOMENT = datetime(2026, 3, 7, 0, 7, 30, 123456, tzinfo=UTC)
zones = st.integers(-14 * 60, 14 * 60).map(lambda far: timezone(timedelta(minutes=far)))
moments = st.datetimes(datetime(2008, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001


@given(moments)
def test_a_moment_is_kept_in_utc_and_is_the_same_moment(moment):
    kept = Utc().process_bind_param(moment, None)
    assert kept == moment
    assert kept.utcoffset() == timedelta()
    forgotten = kept.replace(tzinfo=None)  # what SQLite gives back
    assert Utc().process_result_value(forgotten, None) == moment


def test_no_moment_is_no_moment():
    assert Utc().process_bind_param(None, None) is None
    assert Utc().process_result_value(None, None) is None


@pytest.mark.both
def test_moments_and_choices_come_back_as_they_went_in(db):
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    wren = Person(
        name="Wren",
        email="wren@x.example",
        role=Role.VOLUNTEER,
        bus_roles=[BusRole.SUPPORT, BusRole.DRIVER],
        joined_at=elsewhere,
    )
    db.add(wren)
    db.flush()
    db.expire_all()
    assert wren.joined_at == MOMENT
    assert wren.joined_at.utcoffset() == timedelta()
    assert wren.role is Role.VOLUNTEER
    assert wren.bus_roles == [BusRole.SUPPORT, BusRole.DRIVER]
    assert wren.left_at is None


@pytest.mark.both
@pytest.mark.parametrize("wrong", [{"role": "king"}, {"joined_at": datetime(2026, 3, 6)}])  # noqa: DTZ001
def test_what_does_not_belong_in_a_column_is_refused_there(db, wrong):
    whole = {"role": Role.PARTNER, "bus_roles": [], "joined_at": MOMENT} | wrong
    db.add(Person(name="Wren", email="wren@x.example", **whole))
    with pytest.raises(Exception, match="king|without a zone"):
        db.flush()


@pytest.mark.both
def test_a_device_of_nobody_cannot_be_kept(db):
    moments = dict.fromkeys(("signed_in_at", "seen_at", "ends_at"), MOMENT)
    db.add(Device(person_id=uuid4(), token_hash="x", label="x", **moments))
    with pytest.raises(Exception, match="(?i)foreign key"):
        db.flush()
