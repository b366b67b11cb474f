"""What came in by day, as the office reads it."""

from datetime import date
from decimal import Decimal

from sqlmodel import select

from sosbus.hire.tables import Hire
from sosbus.income import store
from sosbus.income.tables import RunningCost
from tests.hire_calendar.test_the_calendar import AFTER


def paid(desk, charge="275.40"):
    at = desk.enquiry()
    desk.book(at)
    desk.step(at, "doing", clean="clean", miles="12", when=AFTER)
    desk.step(at, "invoice", invoice="1", charge=charge, when=AFTER)
    desk.step(at, "payment", paid_on="2026-03-20", when=AFTER)
    return at


def test_income_stands_against_what_the_nights_cost(visit, desk, engines, make_night):
    night = make_night(date(2026, 3, 7))
    night.opened_at = night.opens_at
    with engines.writing() as db:
        db.add(night)
        db.add(RunningCost(first_day=date(2026, 1, 1), per_night=Decimal("137.70")))
        db.commit()
    paid(desk)
    seen = visit("declan", "GET", "/programme/hire/income", at=AFTER)
    row = [one.get_text() for one in seen.html.select("tbody tr")[0].select("th, td")]
    assert row == ["March 2026", "1", "£275.40", "£0", "0", "1", "£137.70", "2.0"]
    assert "not known" in seen.html.select("tbody tr")[1].get_text()


def test_a_year_before_hires_were_kept_knows_of_none(engines, desk):
    paid(desk)
    with engines.reading() as db:
        old = store.in_year(db, date(2008, 4, 1), date(2009, 3, 31))
        this = store.in_year(db, date(2025, 4, 1), date(2026, 3, 31))
    assert old["income"] is None and old["months"] == [] and old["running_cost"] is None
    assert this["income"] is None, "eleven of its months are from before"
    assert [(one["month"], one["income"]) for one in this["months"]] == [("2026-03", 275.4)]


def test_money_comes_back_to_the_penny(engines, desk):
    paid(desk, "999999.99")
    with engines.reading() as db:
        assert db.exec(select(Hire)).one().charge == Decimal("999999.99")
