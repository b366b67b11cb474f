"""Looking cannot change anything, and what fails leaves nothing half done."""

import pysqlite3.dbapi2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from sosbus.base import db as house
from sosbus.people.tables import Person


@pytest.mark.both
def test_a_session_for_looking_cannot_write(engines, cast):
    with engines.reading() as db, pytest.raises(DBAPIError, match="(?i)read-?only"):
        db.execute(text("DELETE FROM person"))
    with engines.reading() as db:
        assert len(db.exec(select(Person)).all()) == len(cast)


@pytest.mark.both
def test_after_looking_a_session_can_write_again(engines, cast):
    """On PostgreSQL both come out of one pool: the next to use the connection may write."""
    for _ in range(3):
        with engines.reading() as db:
            db.exec(select(Person)).all()
        with engines.writing() as db:
            db.get(Person, cast["aoife"].id).name = "Aoife B"
            db.commit()


def test_sqlite_is_set_up_to_lose_nothing(engines):
    with engines.writing() as db:
        told = {
            name: db.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
    }


@pytest.mark.parametrize("old", [(3, 40, 1), (3, 51, 2)])
def test_an_sqlite_that_can_lose_pages_is_refused(monkeypatch, tmp_path, old):
    monkeypatch.setattr(pysqlite3.dbapi2, "sqlite_version_info", old)
    with pytest.raises(RuntimeError, match="too old"):
        house.engines_for(f"sqlite:///{tmp_path}/old.db")


def test_the_folder_of_a_new_database_is_made(tmp_path):
    engines = house.engines_for(f"sqlite:///{tmp_path}/new/folder/bus.db")
    with engines.writing() as db:
        assert db.execute(text("SELECT 1")).scalar() == 1
    engines.dispose()
