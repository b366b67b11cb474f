"""What a month came to, without a database."""

from datetime import date, timedelta
from decimal import Decimal

from sosbus.hire.tables import State
from sosbus.income import rules
from sosbus.income.rules import month_told
from sosbus.income.tables import RunningCost
from tests.hire.test_rules import NOON, hire, night

DAY = timedelta(days=1)


def test_a_month_is_what_was_paid_against_what_its_nights_cost():
    out = night(NOON, opened_at=NOON)
    told = month_told(
        date(2026, 3, 1),
        [
            hire(state=State.PAID, charge=Decimal("0.10")),
            hire(state=State.PAID, charge=Decimal("2250.20")),
            hire(state=State.INVOICED, charge=Decimal(90)),
            hire(state=State.DONE),
            hire(state=State.BOOKED),
            hire(state=State.CANCELLED),
        ],
        [out, night(NOON + DAY)],  # the second never went out
        [],
    )
    assert (told.hires, told.to_invoice, told.nights) == (4, 1, 1)
    assert (told.income, told.owed) == (Decimal("2250.30"), Decimal(90))
    assert told.running_cost == 1500 and told.nights_paid_for == "1.5"


def test_unknown_is_not_nought():
    told = month_told(date(2008, 11, 1), None, None, [])
    assert (told.hires, told.income, told.owed, told.nights, told.running_cost) == (None,) * 5
    assert told.nights_paid_for is None
    none_made = month_told(date(2026, 3, 1), [], [], [])
    assert (none_made.hires, none_made.income, none_made.running_cost) == (0, 0, 0)
    assert none_made.nights_paid_for is None, "no night went out, so none was paid for"
    assert rules.added([Decimal(1), None]) is None and rules.added([]) == 0


def test_a_night_costs_what_was_entered_for_its_time():
    costs = [
        RunningCost(first_day=date(2026, 4, 1), per_night=Decimal("1635.50")),
        RunningCost(first_day=date(2025, 4, 1), per_night=Decimal(1400)),
    ]
    told = [rules.cost_of(date(2026, month, 1), costs) for month in (3, 4, 5)]
    assert told == [1400, Decimal("1635.50"), Decimal("1635.50")]
    assert rules.cost_of(date(2024, 1, 1), costs) == 1500, "as services like this one say"


def test_months_of_a_year():
    found = rules.months_between(date(2008, 4, 1), date(2009, 3, 31))
    assert len(found) == 12 and (found[0], found[-1]) == (date(2008, 4, 1), date(2009, 3, 1))
    assert rules.months_between(date(2026, 1, 31), date(2026, 2, 1)) == [
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
