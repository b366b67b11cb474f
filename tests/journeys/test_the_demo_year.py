"""The demo is a believable year, made through the same rules as a real one."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import func, select

from sosbus.contacts.tables import Contact
from sosbus.demo import year
from sosbus.figures import store as figures
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import Person
from sosbus.rota import store as rota
from sosbus.rota.tables import SignUp
from sosbus.schema import METADATA
from tests.conftest import migrate

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def engines(tmp_path_factory):
    from sosbus.base.db import engines_for

    engines = engines_for(f"sqlite:///{tmp_path_factory.mktemp('demo')}/demo.db")
    migrate(engines)
    load(engines)
    yield engines
    engines.dispose()


def load(engines, at=NOW) -> list[str]:
    said: list[str] = []
    with engines.writing() as db:
        year.load(db, at, said.append)
        db.commit()
    return said


@pytest.fixture
def db(engines):
    with engines.reading() as db:
        yield db


def rows(db) -> dict[str, int]:
    return {
        table.name: db.exec(select(func.count()).select_from(table)).one()
        for table in METADATA.sorted_tables
    }


def test_every_friday_and_saturday_of_fifteen_months(db):
    dates = set(db.exec(select(Night.night_date)))
    day = TODAY - timedelta(days=365)
    while day <= TODAY + timedelta(days=90):
        assert (day in dates) or day.weekday() not in (4, 5)
        day += timedelta(days=1)


def test_volumes_are_those_that_were_published(db):
    found = db.exec(
        select(Night.night_date, func.count()).join(Contact).group_by(Night.night_date)
    ).all()
    numbers = [number for _, number in found]
    assert len(numbers) > 95
    assert min(numbers) >= 5 and max(numbers) <= 60
    assert sum(10 <= number <= 35 for number in numbers) / len(numbers) > 0.75
    december = [number for night_date, number in found if night_date.month == 12]
    rest = [number for night_date, number in found if night_date.month != 12]
    assert sum(december) / len(december) > 1.3 * sum(rest) / len(rest)


def test_people_withdraw_and_nights_are_cancelled(db):
    withdrawn = db.exec(select(SignUp).where(SignUp.withdrawn_at.is_not(None))).all()
    assert len(withdrawn) > 20
    cancelled = db.exec(select(Night).where(Night.cancelled_at.is_not(None))).all()
    assert 1 <= len(cancelled) <= 8
    assert all(night.cancelled_because for night in cancelled)


def test_past_nights_are_settled_and_past_months_closed_in_order(db):
    past = db.exec(select(Night).where(Night.closes_at < NOW)).all()
    assert {night.status for night in past} == {Status.CLOSED, Status.CANCELLED}
    months = [one.month for one in reversed(figures.closed(db))]
    assert months == sorted(months)
    assert (months[0], months[-1]) == (date(2025, 11, 1), date(2026, 10, 1))
    closings = [one.closed_at for one in reversed(figures.closed(db))]
    assert closings == sorted(closings)
    assert all(at - timedelta(days=9) < datetime(*month_after(one), tzinfo=UTC) < at
               for at, one in zip(closings, months, strict=True))  # fmt: skip


def month_after(month: date) -> tuple[int, int, int]:
    return (month.year + month.month // 12, month.month % 12 + 1, 1)


def test_nobody_in_it_could_be_real(db):
    people = db.exec(select(Person)).all()
    assert len(people) == 6 + 90 + 5
    assert all(one.email.endswith("@sosbus.example") for one in people)


def test_aoife_leads_tonight_with_a_safe_crew_and_ciara_another_night(db):
    tonight, *coming = rota.between(db, night_date_of(NOW), TODAY + timedelta(days=10))
    assert (tonight.lead().name, tonight.cover.is_safe) == ("Aoife", True)
    assert coming[0].lead().name == "Ciara"


def test_far_nights_have_gaps(db):
    far = rota.between(db, TODAY + timedelta(weeks=6), TODAY + timedelta(weeks=12))
    assert Counter(one.cover.is_safe for one in far)[False] >= 5


def test_loading_again_changes_nothing_and_a_later_day_goes_on(engines, db):
    before = rows(db)
    load(engines)
    with engines.reading() as later:
        assert rows(later) == before
    load(engines, NOW + timedelta(days=9))
    with engines.reading() as later:
        assert rows(later)["contact"] > before["contact"]
        tonight = rota.between(later, TODAY + timedelta(days=9), TODAY + timedelta(days=9))[0]
        assert tonight.lead().name == "Aoife"
