"""The journal is only ever added to: the database itself sees to that, on both of them."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from sosbus.base.clock import TOWN, utc_now
from sosbus.journal import store
from sosbus.journal.tables import Did, JournalLine, What
from tests.conftest import at_once

pytestmark = pytest.mark.both
SIX_YEARS = timedelta(days=6 * 365 + 2)


@pytest.fixture
def night(make_night, cast):
    return make_night(lead=cast["aoife"])


def lines(engines) -> list[JournalLine]:
    with engines.reading() as db:
        return list(db.exec(select(JournalLine)))


def test_a_look_is_written_once_however_many_ask_at_once(engines, night, cast):
    now = utc_now()
    store.noted.clear()

    def look(_):
        store.noted.clear()
        store.looked(engines, night, cast["aoife"].id, What.TONIGHT, now)

    at_once(8, look)
    (line,) = lines(engines)
    assert (line.did, line.what) == (Did.LOOKED, What.TONIGHT)


def test_a_page_asked_for_again_and_again_costs_no_transaction(engines, night, cast):
    now = utc_now()
    store.looked(engines, night, cast["aoife"].id, What.TONIGHT, now)

    class Closed:
        def writing(self):
            raise AssertionError("this was written already")

    store.looked(Closed(), night, cast["aoife"].id, What.TONIGHT, now)


def test_a_change_that_is_undone_leaves_no_line(engines, night, cast):
    with engines.writing() as db:
        store.changed(db, night, cast["aoife"].id, What.TONIGHT, utc_now())
        db.rollback()
    assert lines(engines) == []


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal_line SET what = 'other'",
        "UPDATE journal_line SET person_id = :other",
        "DELETE FROM journal_line",
        "DELETE FROM journal_line WHERE did = 'changed'",
    ],
)
def test_nobody_changes_a_line_or_deletes_one(engines, night, cast, attack):
    with engines.writing() as db:
        store.changed(db, night, cast["aoife"].id, What.TONIGHT, utc_now())
        db.commit()
    before = lines(engines)
    with engines.writing() as db, pytest.raises(DBAPIError, match="line of the journal"):
        given = {"other": cast["ciara"].id.hex} if ":other" in attack else {}
        db.execute(text(attack), given)
    assert lines(engines) == before


def test_a_line_is_not_replaced_either(engines, night, cast):
    with engines.writing() as db:
        store.changed(db, night, cast["aoife"].id, What.TONIGHT, utc_now())
        db.commit()
        if db.get_bind().dialect.name == "sqlite":
            db.execute(
                text(
                    "INSERT OR REPLACE INTO journal_line SELECT id, night_id, night_date, "
                    "person_id, 'looked', what, at FROM journal_line"
                )
            )
            db.commit()
        else:
            with pytest.raises(DBAPIError, match="never changed"):
                db.execute(text("TRUNCATE journal_line"))
    assert [one.did for one in lines(engines)] == [Did.CHANGED]


def test_after_six_years_a_line_goes_and_not_before(engines, night, cast):
    now = utc_now()
    today = now.astimezone(TOWN).date()
    with engines.writing() as db:
        for age in (timedelta(), SIX_YEARS - timedelta(days=4), SIX_YEARS + timedelta(days=1)):
            store.changed(db, night, cast["aoife"].id, What.TONIGHT, now - age)
        db.commit()
        assert store.let_go(db, today) == 1
        assert store.let_go(db, today) == 0
        db.commit()
        with pytest.raises(DBAPIError, match="kept for six years"):
            store.let_go(db, today.replace(year=today.year + 5))
    assert len(lines(engines)) == 2


def test_a_page_of_the_journal_is_the_latest_and_no_number_is_too_far(engines, night, cast):
    now = utc_now()
    with engines.writing() as db:
        for half_hours in range(store.A_PAGE + 1):
            then = now - timedelta(minutes=30 * half_hours)
            store.changed(db, night, cast["aoife"].id, What.TONIGHT, then)
        store.changed(db, night, cast["ciara"].id, What.CLOSING, now)
        db.commit()
    with engines.reading() as db:
        first, far = store.page(db, None, None, 0), store.page(db, None, None, 99)
        assert (first.of, len(first.lines), len(far.lines)) == (2, store.A_PAGE, 2)
        ciara = store.page(db, night.night_date, cast["ciara"].id, 1)
        assert [name for _, name in ciara.lines] == ["Ciara"]
        assert [name for _, name in store.people(db)] == ["Aoife", "Ciara"]
