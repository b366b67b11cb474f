"""The programme of 2008-09, entered as the demonstration enters it."""

import pytest

from sosbus.demo import programme
from tests.conftest import WEEK_BEFORE


@pytest.fixture
def the_year(engines, cast):
    with engines.writing() as db:
        programme.load(db, cast["declan"], WEEK_BEFORE)
        db.commit()


@pytest.fixture
def report(the_year, visit):
    """What a partner gets when they ask for the year."""
    found = visit("eithne", "GET", "/programme/year/2008-09.json")
    assert found.status == 200
    return found.response.json()


@pytest.fixture
def shown(the_year, visit):
    """What a partner reads on the page."""
    found = visit("eithne", "GET", "/programme/year/2008-09")
    assert found.status == 200
    return found
