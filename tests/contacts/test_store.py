"""What a lead answered is what is kept, on either database."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from sosbus.contacts import store
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import TREATED, Again, missing, new_contact, sent_again
from sosbus.contacts.tables import (
    AgeBand,
    Aid,
    Alcohol,
    Arrival,
    Contact,
    Gender,
    Kind,
    Otherwise,
    Outcome,
    Reason,
    Treatment,
)
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

pytestmark = pytest.mark.both


def one_of(kind):
    return st.none() | st.sampled_from(list(kind))


def some_of(kind, least=0, most=None):
    return st.lists(st.sampled_from(list(kind)), min_size=least, max_size=most, unique=True)


forms = st.builds(
    ContactForm,
    kind=st.sampled_from(list(Kind)),
    reasons=some_of(Reason, 1, 4),
    age_band=one_of(AgeBand),
    gender=one_of(Gender),
    arrival=one_of(Arrival),
    alcohol=one_of(Alcohol),
    aid_given=some_of(Aid),
    treatment=some_of(Treatment),
    outcome=one_of(Outcome),
    otherwise=one_of(Otherwise),
)


@pytest.fixture
def night(engines, make_night):
    night = make_night()
    with engines.writing() as db:
        night.opened_at = night.opens_at
        night = db.merge(night)
        db.commit()
    return night


def kept(db, night, form, contact_id=None):
    number = store.next_number(db, night)
    contact = new_contact(night, contact_id or uuid4(), form.answers(), number, NOW)
    assert isinstance(contact, Contact), contact
    store.keep(db, contact)
    db.flush()
    return contact


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms)
def test_every_answer_comes_back_as_it_was_given(engines, night, form):
    with engines.writing() as db:
        contact = kept(db, night, form)
        db.expire_all()
        assert {name: getattr(contact, name) for name in form.answers()} == form.answers()
        assert sent_again(contact, night, form.answers()) is Again.SAME
        if form.kind not in TREATED:
            assert (contact.treatment, contact.otherwise) == ([], None)
        assert all(getattr(contact, name) in (None, []) for name in missing(contact))


@settings(max_examples=200)
@given(forms)
def test_a_form_sent_as_words_is_the_same_form(form):
    assert ContactForm.model_validate(form.model_dump(mode="json")) == form


def test_contacts_are_numbered_from_one_each_night(db, make_night, night):
    form = ContactForm(kind="welfare", reasons=["phone"])
    assert [kept(db, night, form).number for _ in range(3)] == [1, 2, 3]
    assert [one.number for one in store.on(db, night)] == [3, 2, 1]


def test_one_number_is_never_given_twice(db, night):
    form = ContactForm(kind="welfare", reasons=["phone"])
    kept(db, night, form)
    db.add(new_contact(night, uuid4(), form.answers(), 1, NOW))
    with pytest.raises(IntegrityError):
        db.flush()
