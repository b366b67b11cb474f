"""A stolen database gives no way in, and one's own devices are one's own."""

import pytest
from sqlmodel import select

from sosbus.doors import store
from sosbus.doors.tables import Device
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

pytestmark = pytest.mark.both


def test_the_token_itself_is_nowhere_in_the_database(db, cast):
    token = store.sign_in(db, cast["aoife"], "A test", NOW)
    db.flush()
    [device] = db.exec(select(Device)).all()
    assert token not in str(device.model_dump())
    assert len(token) >= 43, "256 bits"
    found, who = store.at_the_door(db, token)
    assert (found.id, who.id) == (device.id, cast["aoife"].id)
    assert store.at_the_door(db, device.token_hash) is None


def test_nobody_ends_the_device_of_another(db, cast):
    store.sign_in(db, cast["aoife"], "A test", NOW)
    db.flush()
    [device] = store.of(db, cast["aoife"])
    assert not store.end(db, cast["ciara"], device.id)
    assert store.end(db, cast["aoife"], device.id)
    assert store.of(db, cast["aoife"]) == []
