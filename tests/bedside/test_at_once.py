"""Several devices at the same moment, on either database: each set once, as it was sent."""

from collections import Counter
from datetime import UTC, datetime
from uuid import uuid4

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from sosbus.contacts.tables import Contact, Kind, Reason
from sosbus.news2.tables import Acvpu, Breathing, Scale
from sosbus.nights.rules import half_hour, night_date_of
from sosbus.observations import rules, store
from sosbus.observations.forms import ObservationForm
from sosbus.observations.tables import (
    Eyes,
    Motor,
    Observation,
    Position,
    Pupils,
    Unable,
    Verbal,
)
from sosbus.prompts.tables import RedFlag
from tests.bedside.conftest import changed
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both


@pytest.fixture
def tonight(engines, make_night, cast):
    now = datetime.now(UTC)
    night = make_night(night_date_of(now), lead=cast["aoife"])
    return changed(engines, night, opened_at=now)


@pytest.fixture
def contact(engines, tonight):
    made = Contact(
        id=uuid4(),
        night_id=tonight.id,
        number=1,
        half_hour=half_hour(tonight.opens_at),
        first_words="",
        kind=Kind.FIRST_AID,
        reasons=[Reason.INJURY],
    )
    with engines.writing() as db:
        db.add(made)
        db.commit()
        db.refresh(made)
    return made


def test_one_set_sent_twenty_times_at_once_is_kept_once(
    engines, served, tonight, contact, cast
):
    token = signed_in(engines, cast["aoife"], datetime.now(UTC))
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}
    path = f"{served}/nights/{tonight.id}/observations/{uuid4()}"
    body = {"contact_id": str(contact.id), "rr": "18", "acvpu": "alert"}

    def send(_):
        return httpx2.put(path, headers=headers, timeout=60, json=body).status_code

    assert Counter(at_once(20, send)) == {201: 1, 200: 19}
    with engines.reading() as db:
        assert len(db.exec(select(Observation)).all()) == 1


def number(low, high):
    return st.none() | st.integers(low, high)


def tenths(low, high):
    return st.none() | st.decimals(low, high, places=1)


def one_of(kind):
    return st.none() | st.sampled_from(list(kind))


def some_of(kind):
    return st.lists(st.sampled_from(list(kind)), unique=True, max_size=6)


answers = st.fixed_dictionaries(
    {
        "rr": st.integers(0, 70),
        "spo2": number(50, 100),
        "on_oxygen": one_of(Breathing),
        "spo2_scale": st.sampled_from(Scale),
        "sbp": number(40, 280),
        "dbp": number(20, 200),
        "pulse": number(0, 250),
        "acvpu": one_of(Acvpu),
        "temp": tenths(30, 43),
        "gcs_e": one_of(Eyes),
        "gcs_v": one_of(Verbal),
        "gcs_m": one_of(Motor),
        "pain": number(0, 10),
        "glucose": tenths(1, 40),
        "pupils": one_of(Pupils),
        "position": one_of(Position),
        "unable": some_of(Unable),
        "typed_total": number(0, 20),
        "red_flags": some_of(RedFlag),
    }
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=answers)
def test_what_was_measured_is_what_is_kept(engines, tonight, contact, typed):
    form = ObservationForm(contact_id=contact.id, **typed)
    words = form.words() | {"contact_id": contact.id}
    at = datetime.now(UTC)
    made = rules.new_set(tonight, uuid4(), words, None, True, at)
    assert isinstance(made, Observation)
    with engines.writing() as db:
        store.keep(db, made)
        db.commit()
    with engines.reading() as db:
        kept = store.one(db, made.id)
        assert {name: getattr(kept, name) for name in words} == words
        assert (kept.temp, kept.glucose) == (form.temp, form.glucose)
        assert rules.same_again(kept, tonight, words) is None
        assert rules.same_again(kept, tonight, words | {"pain": 11}) is rules.USED
