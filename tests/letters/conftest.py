"""A night with Aoife in the lead and Brendan on support, and what a message to him says."""

import pytest

from sosbus.letters import store as letters
from sosbus.messages.rules import message
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from tests.conftest import put_on


@pytest.fixture
def night(make_night, cast) -> Night:
    return make_night(lead=cast["aoife"])


@pytest.fixture
def brendans(engines, night, cast):
    return put_on(engines, night, cast["brendan"], BusRole.SUPPORT)


@pytest.fixture
def composed(engines, cast):
    def compose(about, night, at, to="brendan", version=1, **facts):
        night_id = night.id if night else None
        letter = message(about, cast[to].id, night_id, version, at, facts=facts)
        with engines.reading() as db:
            return letters.compose(db, letter, at)

    return compose


@pytest.fixture
def change(engines):
    """Change rows as somebody else's work: change(night, closed_at=..., ...)."""

    def set_(row, **what):
        with engines.writing() as db:
            found = db.get(type(row), row.id)
            for name, value in what.items():
                setattr(found, name, value)
            db.add(found)
            db.commit()

    return set_
