"""A report reckons with what held on its last day, and with grants of just its days."""

from datetime import date
from decimal import Decimal

import pytest

from sosbus.money import rules, store
from sosbus.money.tables import Assumption, Grant, Priced, Reserve, UnitPrice

pytestmark = pytest.mark.both
MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)


def price(pounds, first_day, what=Priced.AMBULANCE):
    return UnitPrice(what=what, pounds=Decimal(pounds), code="X", price_year="2024/25",
                     first_day=first_day)  # fmt: skip


def test_until_somebody_enters_a_price_the_usual_one_holds(db):
    assert store.costs(db, APRIL, 1500) == rules.Costs()


def test_a_price_holds_from_its_day_and_not_before(db):
    db.add_all([price("400.55", APRIL), price("300", MARCH), price("200", MARCH, Priced.AE)])
    db.flush()
    assert store.costs(db, date(2026, 3, 1), 1500) == rules.Costs()
    march, april = store.costs(db, MARCH, 1500), store.costs(db, MAY, 1600)
    assert (march.ambulance.pounds, march.ae.pounds) == (300, 200)
    assert (april.ambulance.pounds, april.ae.pounds, april.night) == (400.55, 200, 1600)
    assert april.hour == rules.Costs().hour


def test_the_newest_assumption_and_reserve_known_by_then(db):
    db.add_all([Assumption(deadweight=n, attribution=50, first_day=day)
                for n, day in ((10, MARCH), (20, MAY))])  # fmt: skip
    db.add_all([Reserve(held_on=day, pounds=Decimal(1)) for day in (MARCH, MAY)])
    db.flush()
    assert store.assumed(db, APRIL).deadweight == 10
    assert store.reserve(db, APRIL).held_on == MARCH
    assert store.reserve(db, date(2025, 1, 1)) is None


def test_a_grant_is_told_only_in_a_report_of_just_its_days(db):
    db.add(Grant(funder="A fund", first_day=date(2026, 4, 1), last_day=APRIL))
    db.flush()
    assert [one.funder for one in store.grants(db, date(2026, 4, 1), APRIL)] == ["A fund"]
    assert store.grants(db, date(2026, 4, 1), MAY) == ()
