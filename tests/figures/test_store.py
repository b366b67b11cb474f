"""Closing months: in order, once, for good; late records join the month being closed."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.base.calendar import next_month
from sosbus.base.refusal import Refusal
from sosbus.contacts import store as contacts
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import new_contact
from sosbus.contacts.tables import Contact, Drug
from sosbus.figures import store
from sosbus.figures.tables import Counter, LedgerLine
from sosbus.monthly import rules as monthly_rules
from sosbus.monthly import store as monthly
from sosbus.nights import store as nights
from sosbus.nights.rules import cancel, half_hour, pattern_nights
from sosbus.nights.tables import Reason
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing

JANUARY, FEBRUARY, MARCH = (date(2026, month, 1) for month in (1, 2, 3))
MUCH_LATER = datetime(2026, 6, 1, tzinfo=UTC)
FULL = {
    "kind": "clinical",
    "reasons": ["injury"],
    "age_band": "18-24",
    "arrival": "self",
    "alcohol": "some",
    "treatment": ["dressed"],
    "outcome": "taxi",
    "otherwise": "amb_and_ae",
}


def plan(db, first: date) -> list:
    last = next_month(first) - timedelta(days=1)
    nights.add_new(db, pattern_nights(first, last, nights.patterns(db)))
    db.flush()
    return list(nights.between(db, first, last))


def record(db, night, number: int, **other) -> None:
    form = ContactForm(**(FULL | other))
    start = contacts.next_number(db, night)
    was_closed, night.closed_at = night.closed_at, None
    for step in range(number):
        made = new_contact(night, uuid4(), form.answers(), start + step, night.opens_at)
        assert not isinstance(made, Refusal)
        contacts.keep(db, made)
    night.closed_at = was_closed
    db.flush()


def settle(db, its_nights) -> None:
    for night in its_nights:
        night.opened_at, night.closed_at = night.opens_at, night.closes_at
        db.add(night)
    db.flush()


def lived(db, first: date, contacts_a_night: int = 3) -> list:
    its_nights = plan(db, first)
    for night in its_nights:
        night.opened_at = night.opens_at
        record(db, night, contacts_a_night)
    settle(db, its_nights)
    return its_nights


def close(db, first: date, now: datetime = MUCH_LATER):
    closed = store.close(db, first, now)
    db.flush()
    return closed


@pytest.mark.both
def test_a_series_that_begins_later_tells_nothing_of_the_months_before(db):
    lived(db, JANUARY, contacts_a_night=8)
    close(db, JANUARY)
    for line in db.exec(select(LedgerLine).where(LedgerLine.series == "drug/cocaine")):
        db.delete(line)
    db.flush()
    db.delete(db.get(Counter, "drug/cocaine"))
    for contact in db.exec(select(Contact)):  # as if it had been asked all along
        contact.drugs = [Drug.COCAINE]
    nights_of_february = lived(db, FEBRUARY, contacts_a_night=0)
    record(db, nights_of_february[0], 20, drugs=["cocaine"])
    close(db, FEBRUARY)
    in_fives, _ = store.published(db, FEBRUARY)
    assert abs(in_fives["drug/cocaine"] - 20) <= 4


@pytest.mark.both
def test_a_month_closes_once_and_stays(db):
    its_nights = lived(db, JANUARY)
    tallies.add(db, its_nights[0], half_hour(its_nights[0].opens_at), Thing.WATER, 7)
    assert not isinstance(close(db, JANUARY), Refusal)
    assert isinstance(close(db, JANUARY), Refusal)
    in_fives, exactly = store.published(db, JANUARY)
    assert abs(in_fives["contacts/all"] - 3 * len(its_nights)) <= 4
    assert exactly["nights_planned"] == exactly["nights_opened"] == 10
    assert exactly["minutes_open"] == 10 * 6 * 60
    assert exactly["tally_water"] == 7


def test_months_close_in_order(db):
    lived(db, JANUARY)
    lived(db, FEBRUARY)
    assert "Close January 2026 first" in str(close(db, FEBRUARY))


def test_a_month_waits_seven_days_after_its_last_night(db):
    lived(db, JANUARY)
    early = datetime(2026, 2, 8, 11, tzinfo=UTC)
    assert "can close from Sun 8 Feb" in str(close(db, JANUARY, early))
    assert not isinstance(close(db, JANUARY, early + timedelta(hours=1)), Refusal)


def test_a_night_that_is_not_settled_holds_the_month(db):
    its_nights = lived(db, JANUARY)
    its_nights[3].opened_at = its_nights[3].closed_at = None
    assert "cancel it with a reason" in str(close(db, JANUARY))
    cancel(its_nights[3], Reason.WEATHER, MUCH_LATER)
    assert not isinstance(close(db, JANUARY), Refusal)
    _, exactly = store.published(db, JANUARY)
    assert (exactly["nights_opened"], exactly["nights_cancelled"]) == (9, 1)


@pytest.mark.both
def test_a_late_record_joins_the_month_being_closed(db):
    january = lived(db, JANUARY)
    close(db, JANUARY)
    before = store.published(db, JANUARY)
    lived(db, FEBRUARY, contacts_a_night=2)
    record(db, january[0], 40)
    close(db, FEBRUARY)
    assert store.published(db, JANUARY) == before, "a closed month is never computed again"
    in_fives, _ = store.published(db, FEBRUARY)
    true = 40 + 2 * 8
    assert abs(in_fives["contacts/all"] - true) <= 4
    two_months = before[0]["contacts/all"] + in_fives["contacts/all"]
    assert abs(two_months - (30 + true)) <= 4


def test_contacts_of_the_next_month_wait_for_it(db):
    lived(db, JANUARY, contacts_a_night=1)
    lived(db, FEBRUARY, contacts_a_night=20)
    close(db, JANUARY)
    in_fives, _ = store.published(db, JANUARY)
    assert in_fives["contacts/all"] <= 14


def secret_starts(db) -> dict[str, int]:
    return {one.series: one.phase for one in db.exec(select(Counter))}


def test_the_secret_start_is_drawn_once(db):
    lived(db, JANUARY)
    close(db, JANUARY)
    starts = secret_starts(db)
    assert len(set(starts.values())) > 1, "they differ from series to series"
    lived(db, FEBRUARY)
    close(db, FEBRUARY)
    assert secret_starts(db) == starts


def test_no_true_number_leaves_the_floor(db):
    """True numbers that are not fives and stand nowhere else: none may be found in a file."""
    canaries = (1237, 1499)
    january = plan(db, JANUARY)
    for night in january:
        night.opened_at = night.opens_at
    record(db, january[0], canaries[0], otherwise="ae_own", outcome="walked")
    record(db, january[1], canaries[1], kind="welfare", reasons=["shoes"], treatment=[])
    settle(db, january)
    close(db, JANUARY)
    found = monthly.document(db, JANUARY, before=True)
    assert found
    told = {value for row in monthly_rules.sheet(found) for value in row[5:6]}
    told |= set(re.findall(r"\d+", f"{monthly_rules.sheet_metadata(found)} {found['police']}"))
    for canary in (*canaries, sum(canaries)):
        assert canary not in told and str(canary) not in told
    for table in found["tables"]:
        for row in table["rows"]:
            assert row["contacts"] % 5 == 0
    assert abs(found["tables"][0]["rows"][0]["contacts"] - sum(canaries)) <= 4


def test_avoided_is_a_range_from_low_to_high(db):
    january = plan(db, JANUARY)
    january[0].opened_at = january[0].opens_at
    record(db, january[0], 60, how_sure="certain")
    record(db, january[0], 30, how_sure="probable")
    record(db, january[0], 40, kind="first_aid", how_sure="certain")
    record(db, january[0], 50, outcome="ambulance_hospital")
    settle(db, january)
    close(db, JANUARY)
    found = monthly.document(db, JANUARY, before=True)
    ambulance = found["avoided"]["ranges"][0]
    assert abs(ambulance["low"] - 60) <= 4
    assert abs(ambulance["high"] - 90) <= 8
    assert ambulance["at_least"] <= 60 <= 90 <= ambulance["at_most"]
