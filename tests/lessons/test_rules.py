"""A lesson is found by the words of it, and belongs to the year of its day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.lessons.rules import matches, may_learn, told
from sosbus.lessons.tables import CameFrom, Lesson


def lesson(**more):
    return Lesson(
        **{
            "year": "2008-09",
            "words": "Tell the Harbour’s caretakers a week before",
            "came_from": CameFrom.ACTION_DAY,
            "which": "The day in St Andrews",
        }
        | more
    )


@pytest.mark.parametrize(
    "looked_for, there",
    [
        ("", True),
        ("   ", True),
        ("caretakers", True),
        ("CARETAKER", True),
        ("week harbour", True),
        ("andrews", True),
        ("day of action", True),
        ("2008-09", True),
        ("harbour police", False),
        ("caretakers  a\tweek", True),
        ("%", False),
        ("_", False),
        (".*", False),
        ("\x00", False),
    ],
)
def test_every_word_is_to_be_in_it(looked_for, there):
    assert matches(lesson(), looked_for) is there


def test_letters_of_any_alphabet_are_found():
    assert matches(lesson(words="Der große Straßenzug"), "STRASSENZUG")
    assert matches(lesson(words="Ask Zoë’s team"), "zoë")


@given(st.text(), st.text())
def test_looking_for_more_never_finds_more(one, more):
    if matches(lesson(), f"{one} {more}"):
        assert matches(lesson(), one) and matches(lesson(), more)


@pytest.mark.parametrize(
    "day, words",
    [
        (None, None),
        (date(2008, 4, 1), None),
        (date(2009, 3, 31), None),
        (date(2009, 4, 1), "That day is in 2009-10."),
    ],
)
def test_a_lesson_is_in_the_year_of_its_day(day, words):
    assert may_learn(lesson(learned_on=day)) == words


def test_a_day_nobody_knows_stays_unknown():
    assert told(lesson())["learned_on"] is None
    assert told(lesson(learned_on=date(2008, 5, 1)))["learned_on"] == "2008-05-01"
