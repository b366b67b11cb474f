"""An open night with a lead, a first aider, a medic and somebody in their care."""

from uuid import uuid4

import pytest

from sosbus.contacts.tables import Contact, Kind, Reason
from sosbus.demo.cast import cards_of, person
from sosbus.people.tables import BusRole, Role
from tests.conftest import CARDS_HOLD, JUST_PAST_MIDNIGHT, WEEK_BEFORE, put_on


@pytest.fixture
def marlow(engines, cast):
    one = person("Marlow", Role.CONTRACTED, [BusRole.MEDIC], WEEK_BEFORE)
    with engines.writing() as db:
        db.add(one)
        db.flush()
        db.add_all(cards_of(one, cast["declan"].id, *CARDS_HOLD))
        db.commit()
    cast["marlow"] = one
    return one


@pytest.fixture
def night(engines, cast, make_night, marlow):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    put_on(engines, night, marlow, BusRole.MEDIC)
    return changed(engines, night, opened_at=night.opens_at)


def changed(engines, night, **facts):
    with engines.writing() as db:
        for name, value in facts.items():
            setattr(night, name, value)
        night = db.merge(night)
        db.commit()
    return night


@pytest.fixture
def somebody(engines, night):
    """somebody(age_band=…) is in our care from then on."""

    def make(number=1, **answers):
        with engines.writing() as db:
            made = Contact(
                id=uuid4(),
                night_id=night.id,
                number=number,
                half_hour=JUST_PAST_MIDNIGHT.replace(minute=0),
                first_words="",
                kind=Kind.FIRST_AID,
                reasons=[Reason.INJURY],
                **answers,
            )
            db.add(made)
            db.commit()
        return made

    return make


@pytest.fixture
def contact(somebody):
    return somebody()
