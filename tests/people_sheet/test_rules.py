"""What would become of each row, before anything is kept."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Refusal
from sosbus.people.tables import BusRole, Person, Role
from sosbus.people_sheet.rules import COLUMNS, change, new_volunteer, places_of, try_out
from sosbus.sheets.rules import Sheet, sheet_of
from sosbus.trials.tables import Fate, Kind

TODAY = date(2026, 3, 6)
NOW = datetime(2026, 3, 6, 12, tzinfo=TOWN)
HEAD = "Name,E-mail,Places,Phone,Joined on\n"


def trial_of(text, *people):
    read = sheet_of(text, COLUMNS)
    assert isinstance(read, Sheet), read
    return try_out(read, {one.email: one for one in people}, TODAY)


def somebody(**more):
    return Person(
        **{
            "name": "Sam Kettle",
            "email": "sam@example.org",
            "role": Role.VOLUNTEER,
            "bus_roles": [BusRole.SUPPORT],
            "joined_at": NOW,
        }
        | more
    )


def test_a_row_with_nobody_we_know_is_new_and_says_what_it_brings():
    trial = trial_of(
        HEAD + 'Sam Kettle,SAM@Example.org,"bus lead; support",7700900123,1/2/2025'
    )
    [line] = trial.lines
    assert (line.number, line.who, line.fate) == (2, "Sam Kettle", Fate.NEW)
    assert line.says == (
        "sam@example.org",
        "Bus lead and Support",
        "07700900123",
        "joined Saturday 1 February 2025",
    )


def test_the_same_file_twice_changes_nothing():
    text = HEAD + 'Sam Kettle,sam@example.org,"Support, Bus lead",07700 900123,1/2/2025\n'
    [line] = trial_of(text).lines
    made = new_volunteer(line.given, NOW)
    assert [one.fate for one in trial_of(text, made).lines] == [Fate.SAME]


def test_a_change_says_what_was_and_what_becomes_and_does_just_that():
    sam = somebody(phone="01206 1")
    text = HEAD + "Sam T Kettle,sam@example.org,Driver,07700900123,"
    [line] = trial_of(text, sam).lines
    assert line.fate is Fate.CHANGES
    assert line.says == (
        "Name: Sam Kettle becomes Sam T Kettle",
        "Phone: 01206 1 becomes 07700900123",
        "Trained for: Support becomes Driver",
    )
    change(sam, line.given)
    assert trial_of(text, sam).of(Fate.SAME)


def test_an_empty_cell_changes_nothing():
    sam = somebody(phone="01206 1")
    assert trial_of(HEAD + "Sam Kettle,sam@example.org,,,", sam).of(Fate.SAME)


def test_every_mistake_of_every_row_is_told_at_once():
    text = HEAD + ",nobody,Captain,12,32/1/2025\nSam,sam@example.org,,,1/1/2031\n"
    first, second = trial_of(text).lines
    assert first.number == 2 and len(first.says) == 5
    assert first.says[1] == "“nobody” is no email address."
    assert "“Captain”: no place on the bus. Write Bus lead, Medic" in first.says[2]
    assert second.says == ("Nobody joined on Wednesday 1 January 2031. Check the year.",)


def test_the_first_of_two_rows_with_one_address_counts():
    trial = trial_of(HEAD + "Sam,sam@example.org\nTam,SAM@example.org")
    assert [line.fate for line in trial.lines] == [Fate.NEW, Fate.WRONG]
    assert trial.lines[1].says == ("Row 2 has the same address already.",)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (somebody(left_at=NOW), "They left on Friday 6 March 2026."),
        (somebody(role=Role.COORDINATOR, bus_roles=[]), "who does not volunteer on the bus"),
    ],
)
def test_those_who_left_and_those_who_do_not_volunteer_are_left_alone(person, words):
    [line] = trial_of(HEAD + "Sam,sam@example.org", person).lines
    assert line.fate is Fate.WRONG and words in line.says[0]


def test_rows_to_put_right_come_first_and_numbers_are_the_spreadsheets():
    text = HEAD + 'Sam,sam@example.org,"Support\nDriver"\n\nTam,tam\n'
    trial = trial_of(text)
    assert [line.number for line in trial.in_order] == [4, 2]
    assert trial.lines[0].says[1] == "Support and Driver"


def test_the_mark_moves_with_what_would_happen_and_with_nothing_else():
    text = HEAD + "Sam Kettle,sam@example.org\n"
    new, again = trial_of(text), trial_of(text.replace(",", ";"))
    assert new.mark(Kind.VOLUNTEERS) == again.mark(Kind.VOLUNTEERS)
    assert new.mark(Kind.VOLUNTEERS) != trial_of(text, somebody()).mark(Kind.VOLUNTEERS)


def test_places_by_label_by_code_and_by_the_plural():
    assert places_of("first_aider, Bus Leads and lead") == (
        BusRole.BUS_LEAD,
        BusRole.FIRST_AIDER,
    )


@given(st.text())
def test_no_words_for_places_break_it(typed):
    assert isinstance(places_of(typed), tuple | Refusal)


@given(st.text())
def test_no_words_under_the_headings_break_it(typed):
    read = sheet_of(HEAD + typed, COLUMNS)
    if isinstance(read, Sheet):
        trial = try_out(read, {}, TODAY)
        assert len(trial.lines) == len(read.rows)
