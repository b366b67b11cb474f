"""Days in their order, and a record in words that tell it from the others."""

from datetime import date
from types import SimpleNamespace as Record
from uuid import uuid4

import pytest

from sosbus.kinds.rules import in_order, record_order, record_words

APRIL, MAY = date(2008, 4, 1), date(2008, 5, 1)
ALDI, MARKET = uuid4(), uuid4()
PLACES = {"place_id": [(ALDI, "Aldi"), (MARKET, "The market")]}


@pytest.mark.parametrize(
    ("first", "last", "may"),
    [
        (APRIL, MAY, True),
        (APRIL, APRIL, True),
        (MAY, APRIL, False),
        (None, APRIL, True),
        (MAY, None, True),
    ],
)
def test_the_last_day_does_not_come_before_the_first(first, last, may):
    refused = in_order("since", "until")(Record(since=first, until=last))
    assert (refused is None) == may
    assert refused is None or refused == "The last day comes before the first."


def test_a_record_is_told_by_a_few_of_its_values_and_what_is_unknown_is_said():
    told_by = ("place_id", "held_on", "homes")
    values = {"place_id": MARKET, "held_on": MAY, "homes": None, "id": uuid4()}
    assert record_words(values, told_by, PLACES) == "The market, 1 May 2008, not known"
    said = {"words": "Go at ten.", "place_id": ALDI}
    assert record_words(said, ("words", "place_id"), PLACES) == "Go at ten, Aldi"
    gone = values | {"place_id": uuid4(), "homes": 2.50}
    assert record_words(gone, told_by, PLACES) == "not known, 1 May 2008, 2.5"


def test_days_and_numbers_stand_as_they_follow_each_other_and_not_by_their_letters():
    late, early = ({"held_on": day} for day in (date(2008, 4, 30), APRIL))
    told_by = ("held_on",)
    assert record_order(early, told_by, {}) < record_order(late, told_by, {})
    assert record_order(late, told_by, {}) < record_order({"held_on": MAY}, told_by, {})
    assert record_order({"number": 2}, ("number",), {}) < record_order(
        {"number": 10}, ("number",), {}
    )
