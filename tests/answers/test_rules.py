"""A link is whole or it is nothing, and names nobody."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.answers.rules import ANSWERED, link_token, read_token
from sosbus.answers.tables import Kind, Said
from sosbus.base.settings import settings


@pytest.mark.parametrize("kind", list(Kind))
def test_a_link_is_read_as_it_was_written(kind):
    about = uuid4()
    assert read_token(link_token(kind, about)) == (kind, about)


@given(st.text(max_size=80))
def test_anything_else_is_no_link(typed):
    assert read_token(typed) is None


@given(st.integers(0, 50), st.characters(min_codepoint=33, max_codepoint=126))
def test_one_letter_changed_and_it_is_no_link(at, letter):
    whole = link_token(Kind.OFFER, uuid4())
    at %= len(whole)
    changed = whole[:at] + letter + whole[at + 1 :]
    # The last letter of a signature has bits to spare: the same bytes may be written twice.
    assert changed == whole or at == len(whole) - 1 or read_token(changed) is None


def test_a_link_of_one_kind_does_not_open_another():
    about = uuid4()
    token = link_token(Kind.OFFER, about)
    other = Kind.PLACE.value + token[1:]
    assert read_token(other) is None


def test_another_services_key_opens_nothing(monkeypatch):
    token = link_token(Kind.OFFER, uuid4())
    monkeypatch.setenv("SOSBUS_SECRET_KEY", "x" * 40)
    settings.cache_clear()
    assert read_token(token) is None
    monkeypatch.undo()
    settings.cache_clear()


def test_a_link_fits_in_a_text():
    assert len(link_token(Kind.CALL_UP, uuid4())) <= 52


def test_every_answer_has_its_words():
    may = {(Kind.PLACE, said) for said in Said} | {(Kind.OFFER, said) for said in Said}
    assert set(ANSWERED) == may | {(Kind.COMING, Said.NO), (Kind.CALL_UP, Said.YES)}
