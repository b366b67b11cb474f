"""What money is reckoned with unless somebody enters other figures, and what a grant may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed
from sosbus.money.tables import Assumption, Grant, Priced, Reserve, UnitPrice


@dataclass(frozen=True)
class UnitCost:
    code: str
    price_year: str
    pounds: float


# Average costs, which mostly free no cash. NHS reference costs 2020/21 (see, treat and convey)
# and national cost collection 2024/25 (low-intensity A&E); the wage as the law has it.
USUAL: Mapping[Priced, UnitCost] = {
    Priced.AMBULANCE: UnitCost("ASS02", "2020/21", 357.40),
    Priced.AE: UnitCost("VB09Z", "2024/25", 182.12),
    Priced.HOUR: UnitCost("National Living Wage", "April 2025", 12.21),
}


def usual() -> str:
    """What reports reckon with until somebody enters other prices."""
    told = (
        f"£{one.pounds:.2f} for {what.label[0].lower()}{what.label[1:]} "
        f"({one.code}, {one.price_year})"
        for what, one in USUAL.items()
    )
    return f"Until others are entered: {listed(told)}."


@dataclass(frozen=True)
class Costs:
    """What money is reckoned with in one report."""

    ambulance: UnitCost = USUAL[Priced.AMBULANCE]
    ae: UnitCost = USUAL[Priced.AE]
    hour: UnitCost = USUAL[Priced.HOUR]
    night: float = 1500.0
    assumed: Assumption | None = None


@dataclass(frozen=True)
class Beside:
    """What staff entered and the crew's own numbers, told beside a period's figures."""

    grants: tuple[Grant, ...] = ()  # of just these days
    reserve: Reserve | None = None
    hire_income: Decimal | None = None
    volunteers_active: int | None = None
    lessons: tuple[str, ...] = ()
    hires: Mapping[str, int] = field(default_factory=dict)  # made, by what for
    around: Mapping[str, Any] = field(default_factory=dict)  # the programme, by its parts


def may_price(price: UnitPrice) -> Refusal | None:
    return None if price.pounds > 0 else Refusal("Give more than nothing.")


def is_for(grant: Grant, first: date, last: date) -> bool:
    """What was promised for other days is not held against these."""
    return (grant.first_day, grant.last_day) == (first, last)
