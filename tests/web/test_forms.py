"""What was typed is kept, and each mistake gets one sentence."""

import pytest

from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.tables import AgeBand, Reason
from sosbus.web.forms import UNASKED, Entry, checked

RIGHT = {"kind": "welfare", "reasons": ["phone"]}


def test_right_words_make_a_form():
    entry = checked(ContactForm, RIGHT)
    assert entry.form and entry.form.reasons == [Reason.PHONE]
    assert (entry.status, entry.errors) == (200, {})


def test_wrong_words_are_kept_and_told_by_field():
    typed = {"kind": "party", "reasons": [], "age_band": "old"}
    entry = checked(ContactForm, typed)
    assert (entry.form, entry.typed, entry.status) == (None, typed, 422)
    assert entry.errors == {
        "kind": "Choose what kind of contact this is",
        "reasons": "Choose one to four reasons",
        "age_band": "Choose one of the answers shown",
    }


def test_what_nobody_asked_is_told_so():
    assert checked(ContactForm, RIGHT | {"name": "Wren"}).errors == {"name": UNASKED}


@pytest.mark.parametrize(("why", "status"), [(Refusal("No."), 422), (Conflict("Gone."), 409)])
def test_a_rules_no_keeps_the_words(why, status):
    entry = checked(ContactForm, RIGHT).refused(why)
    assert (entry.form, entry.status, entry.errors) == (None, status, {"form": why})
    assert entry.typed == RIGHT
    assert entry.chose("kind", "welfare") and not entry.chose("kind", "clinical")
    assert entry.chose("reasons", "phone") and not entry.chose("reasons", "shoes")


def test_the_answers_offered_are_those_of_the_field():
    entry = Entry(ContactForm)
    assert entry.choices("age_band") is AgeBand
    assert entry.choices("reasons") is Reason
