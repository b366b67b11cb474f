"""A short list of our own, in place of the one a new bus begins with."""

import pytest
from sqlalchemy import delete

from sosbus.checks.tables import CheckItem, Checklist


@pytest.fixture
def listed(engines) -> dict[str, CheckItem]:
    some = [
        CheckItem(checklist=Checklist.VEHICLE, words="Lights", place=1),
        CheckItem(checklist=Checklist.VEHICLE, words="Brakes", is_red=True, place=2),
        CheckItem(
            checklist=Checklist.DEFIB_OXYGEN, words="AED pads", is_red=True, has_expiry=True
        ),
    ]
    with engines.writing() as db:
        db.execute(delete(CheckItem))
        db.add_all(some)
        db.commit()
    return {one.words: one for one in some}
