"""A month's income from hire beside the running cost of its nights. None is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from sosbus.base.calendar import next_month
from sosbus.hire.rules import MADE
from sosbus.hire.tables import Hire, State
from sosbus.income.tables import RunningCost
from sosbus.nights.tables import Night

USUAL_COST = Decimal(1500)  # a night, as services like this one have published


@dataclass(frozen=True)
class Month:
    """What the day brought in, against what the nights cost. None is not known."""

    first: date
    hires: int | None = None  # that were made
    income: Decimal | None = None  # paid
    owed: Decimal | None = None  # invoiced and not paid yet
    to_invoice: int = 0
    nights: int | None = None  # that the bus went out
    running_cost: Decimal | None = None

    @property
    def nights_paid_for(self) -> str | None:
        """How many nights at that month's cost the income pays: 1.3, or None."""
        if self.income is None or not self.nights or not self.running_cost:
            return None
        paid = self.income * self.nights / self.running_cost
        return str(paid.quantize(Decimal("0.1"), ROUND_DOWN))


def month_told(
    first: date,
    hires: Iterable[Hire] | None,
    nights: Iterable[Night] | None,
    costs: Iterable[RunningCost],
) -> Month:
    """A month, from its hires and nights, or from None where none were kept yet."""
    if hires is None:
        held, money, owed = None, None, None
    else:
        made = [one for one in hires if one.state in MADE]
        held = made
        money = added(one.charge for one in made if one.state is State.PAID)
        owed = added(one.charge for one in made if one.state is State.INVOICED)
    out = None if nights is None else [one for one in nights if one.opened_at]
    costs = list(costs)
    return Month(
        first,
        None if held is None else len(held),
        money,
        owed,
        sum(one.state is State.DONE for one in held or []),
        None if out is None else len(out),
        None if out is None else added(cost_of(one.night_date, costs) for one in out),
    )


def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """A sum is known when each of its parts is."""
    total = Decimal(0)
    for one in amounts:
        if one is None:
            return None
        total += one
    return total


def cost_of(day: date, costs: Iterable[RunningCost]) -> Decimal:
    """What a night cost to run: as entered for that time, or else as services like this say."""
    since = [one for one in costs if one.first_day <= day]
    return max(since, key=lambda one: one.first_day).per_night if since else USUAL_COST


def months_between(first: date, last: date) -> list[date]:
    found = [first.replace(day=1)]
    while (later := next_month(found[-1])) <= last:
        found.append(later)
    return found
