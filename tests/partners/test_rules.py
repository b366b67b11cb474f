"""When a promise is kept, and what may be called a sign that commitment wanes."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.partners.rules import (
    SILENT_DAYS,
    amount_words,
    came_words,
    how_it_stands,
    is_kept,
    last_heard,
    may_meet,
    may_promise,
    may_raise,
    shares,
    signs,
    was_open,
)
from sosbus.partners.tables import (
    Commitment,
    Fund,
    FundShare,
    Partner,
    PartnerMeeting,
    Sector,
    What,
)

TODAY = date(2026, 3, 6)
DAY = timedelta(days=1)
PUBS = Partner(name="Pubwatch", sector=Sector.BUSINESS)
YEAR = date(2025, 4, 1), date(2026, 3, 31)


def promise(**more):
    return Commitment(
        **{"partner_id": PUBS.id, "words": "Ten radios", "what": What.THINGS} | more
    )


def meeting(days_ago, *came, invited=(PUBS,)):
    return PartnerMeeting(
        met_on=TODAY - days_ago * DAY,
        words="Monthly",
        invited=[one.id for one in invited],
        came=[getattr(one, "id", one) for one in came],
    )


OTHER = uuid4()


@pytest.mark.parametrize(
    "what, amount, words",
    [
        (What.MONEY, Decimal(300_000), "£300,000"),
        (What.MONEY, Decimal("1250.50"), "£1,250.50"),
        (What.PEOPLE, Decimal(1), "1 person"),
        (What.PEOPLE, Decimal(2), "2 people"),
        (What.HOURS, Decimal("7.50"), "7.5 hours"),
        (What.THINGS, Decimal(10), "10 things"),
        (What.MONEY, Decimal(0), "£0"),
        (What.MONEY, None, "not known"),
    ],
)
def test_how_much_is_said_as_people_say_it(what, amount, words):
    assert amount_words(what, amount) == words


@pytest.mark.parametrize(
    "more, stands",
    [
        ({}, "no day was said"),
        ({"due": TODAY}, "due"),
        ({"due": TODAY - DAY}, "overdue"),
        ({"due": TODAY - DAY, "came": Decimal(0), "amount": Decimal(10)}, "overdue"),
        ({"due": TODAY - DAY, "came": Decimal(9), "amount": Decimal(10)}, "overdue"),
        ({"due": TODAY - DAY, "came": Decimal(10), "amount": Decimal(10)}, "kept"),
        ({"due": TODAY - DAY, "came": Decimal(11), "amount": Decimal(10)}, "kept"),
        ({"due": TODAY - DAY, "came_on": TODAY, "amount": Decimal(10)}, "kept"),
        ({"due": TODAY - DAY, "came": Decimal(1)}, "kept"),
        ({"due": TODAY - DAY, "came": Decimal(0)}, "overdue"),
    ],
)
def test_how_a_promise_stands(more, stands):
    assert how_it_stands(promise(**more), TODAY) == stands


@pytest.mark.parametrize(
    "more, words",
    [
        ({}, "nothing came yet"),
        ({"came": Decimal(0)}, "nothing came"),
        ({"came": Decimal(3)}, "3 things came, when is not known"),
        (
            {"came": Decimal(3), "came_on": TODAY},
            "3 things came on Friday 6 March 2026",
        ),
        ({"came_on": TODAY}, "it came on Friday 6 March 2026, how much is not known"),
    ],
)
def test_what_came_is_told_with_its_day(more, words):
    assert came_words(promise(**more)) == words


def test_of_a_partner_of_whom_nothing_is_known_nothing_is_said():
    assert signs(PUBS, [], [], TODAY) == []
    assert last_heard(PUBS, [], [], TODAY) is None


def test_an_overdue_promise_is_a_sign_that_says_which():
    late = promise(due=TODAY - DAY, amount=Decimal(10), came=Decimal(4), came_on=TODAY - DAY)
    assert signs(PUBS, [late], [], TODAY) == [
        "Overdue since Thursday 5 March 2026: Ten radios, 10 things; "
        "4 things came on Thursday 5 March 2026."
    ]
    assert signs(PUBS, [promise(due=TODAY)], [], TODAY) == []


@pytest.mark.parametrize(
    "came, words",
    [
        ([True, True, True], ""),
        ([True, False, True], ""),
        ([False], ""),
        ([False, False], "Missed 2 of the last 2 meetings"),
        ([True, False, False], "Missed 2 of the last 3 meetings"),
        ([False, False, False], "Missed 3 of the last 3 meetings"),
        ([False, False, True, True, True], ""),
        ([True, True, False, True, False], "Missed 2 of the last 3 meetings"),
    ],
)
def test_two_missed_of_the_last_three_is_a_sign(came, words):
    met = [meeting(5 * (len(came) - n), PUBS if yes else OTHER) for n, yes in enumerate(came)]
    found = signs(PUBS, [], met, TODAY)
    assert len(found) == bool(words)
    assert words in "".join(found)


def test_a_meeting_to_which_they_were_not_asked_or_of_which_nothing_is_told_was_not_missed():
    unasked = [meeting(n, OTHER, invited=()) for n in (1, 2, 3)]
    untold = [meeting(n) for n in (1, 2, 3)]
    to_come = [meeting(-n, OTHER) for n in (1, 2, 3)]
    assert signs(PUBS, [], unasked + untold + to_come, TODAY) == []


@pytest.mark.parametrize("days, silent", [(0, 0), (SILENT_DAYS, 0), (SILENT_DAYS + 1, 1)])
def test_silence_is_a_sign_after_ninety_days(days, silent):
    heard = Partner(name="A", sector=Sector.VOLUNTARY, heard_on=TODAY - days * DAY)
    found = signs(heard, [], [], TODAY)
    assert len(found) == silent
    assert not silent or "Not heard from for 91 days, since Friday 5 December 2025." in found


def test_whoever_came_or_brought_something_is_not_silent():
    old = Partner(name="A", sector=Sector.VOLUNTARY, heard_on=TODAY - 300 * DAY)
    brought = promise(partner_id=old.id, came_on=TODAY - DAY)
    assert signs(old, [brought], [], TODAY) == []
    assert signs(old, [], [meeting(3, old, invited=[old])], TODAY) == []
    assert signs(old, [promise(came_on=TODAY)], [], TODAY), "what another brought is not theirs"
    assert signs(old, [], [meeting(-3, old, invited=[old])], TODAY), "that is still to come"


def test_nobody_wanes_who_has_left():
    left = Partner(
        name="A", sector=Sector.VOLUNTARY, heard_on=date(2020, 1, 1), until=TODAY - DAY
    )
    assert signs(left, [promise(partner_id=left.id, due=date(2020, 1, 1))], [], TODAY) == []


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 99), st.none() | st.dates())),
    st.none() | st.dates(max_value=TODAY),
)
def test_every_sign_is_a_sentence_and_each_promise_gives_at_most_one(some, heard):
    one = Partner(name="A", sector=Sector.STATUTORY, heard_on=heard)
    made = [promise(partner_id=one.id, amount=n, due=due) for n, due in some]
    found = signs(one, made, [], TODAY)
    assert all(words[0].isupper() and words.endswith(".") for words in found)
    assert len(found) <= len([x for x in made if x.due]) + 1


@pytest.mark.parametrize(
    "more, there",
    [
        ({}, True),  # no day of it is known
        ({"promised_on": date(2026, 4, 1)}, False),
        ({"promised_on": date(2026, 3, 31)}, True),
        ({"promised_on": date(2024, 1, 1)}, True),  # open since
        ({"promised_on": date(2024, 1, 1), "came_on": date(2025, 3, 31)}, False),
        ({"promised_on": date(2024, 1, 1), "came_on": date(2025, 4, 1)}, True),
        ({"due": date(2030, 1, 1)}, False),
        ({"due": date(2030, 1, 1), "promised_on": date(2025, 5, 1)}, True),
    ],
)
def test_a_promise_is_told_of_in_the_years_it_was_open(more, there):
    assert was_open(promise(**more), *YEAR) is there


@pytest.mark.parametrize(
    "count, known, told",
    [
        (5, [], [None] * 5),
        (None, [], []),
        (2, [Decimal(5)], [Decimal(5), None]),
        (1, [None], [None]),
        (None, [Decimal(5), None], [Decimal(5), None]),
    ],
)
def test_a_share_nobody_told_of_is_not_worked_out(count, known, told):
    assert shares(count, known) == told


def fund(**more):
    return Fund(words="Launch", year="2007-08", **more)


def part(amount=None):
    return FundShare(fund_id=uuid4(), partner_id=uuid4(), amount=amount)


@pytest.mark.parametrize(
    "whole, parts, words",
    [
        (fund(amount=Decimal(10)), [part(Decimal(11))], "come to more than the whole"),
        (fund(amount=Decimal(10), about=True), [part(Decimal(11))], None),
        (fund(amount=Decimal(10)), [part(Decimal(10)), part()], None),
        (fund(partners=1), [part(), part()], "more shares than partners"),
        (fund(), [part(Decimal(11))], None),
        (fund(last_year="2006-07"), [], "comes before"),
        (fund(last_year="2008-09"), [], None),
    ],
)
def test_shares_and_the_whole_go_together(whole, parts, words):
    refused = may_raise(whole, parts)
    assert refused is None if words is None else words in refused


def test_whoever_came_was_asked_and_nothing_has_no_day():
    assert may_meet(meeting(1, PUBS)) is None
    assert may_meet(meeting(1, PUBS, invited=()))
    assert may_promise(promise(came=Decimal(0), came_on=TODAY))
    assert may_promise(promise(came=Decimal(0))) is None
    assert not is_kept(promise(came=Decimal(0)))
