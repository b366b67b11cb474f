"""A field for guarded words: kept clean, refused in a sentence beside it."""

from pydantic import BaseModel, Field

from sosbus.guard.forms import GuardedWords
from sosbus.web.forms import checked


class NoteForm(BaseModel):
    note: GuardedWords = Field(None, max_length=20, description="At most 20 letters")


def test_words_that_point_at_nobody_are_kept_as_seen():
    entry = checked(NoteForm, {"note": " cold\u200b, blanket\n"})
    assert entry.form and entry.form.note == "cold, blanket"


def test_nothing_is_nothing():
    for typed in ("", "  \n", "\u200b", None):
        entry = checked(NoteForm, {"note": typed})
        assert entry.form and entry.form.note is None


def test_an_identifier_is_refused_in_the_guard_s_own_sentence():
    said = checked(NoteForm, {"note": "co4 3zz"}).errors["note"]
    assert said.startswith("That looks like a postcode.")


def test_too_long_is_said_in_the_field_s_own_sentence():
    assert checked(NoteForm, {"note": "x" * 21}).errors == {"note": "At most 20 letters"}
    assert checked(NoteForm, {"note": ["x"]}).errors == {"note": "At most 20 letters"}
