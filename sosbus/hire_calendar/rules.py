"""Which days are free, and a period as weeks."""

from collections.abc import Collection, Sequence
from datetime import date, time

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Refusal
from sosbus.hire.rules import DAY, clash, times_on
from sosbus.hire.tables import Hire, Vehicle
from sosbus.nights.tables import Night

WHOLE_DAY = (time(9), time(17))  # what the public page asks of a free day


def is_free(
    day: date, vehicles: Collection[Vehicle], nights: Sequence[Night], hires: Sequence[Hire]
) -> bool:
    """Whether some vehicle could be hired for the whole of a day."""
    times = times_on(day, *WHOLE_DAY)
    if isinstance(times, Refusal):
        return False
    return any(
        clash(one, *times, nights, [x for x in hires if x.vehicle_id == one.id]) is None
        for one in vehicles
    )


def weeks(first: date, days: int) -> list[list[date]]:
    """So many days as calendar weeks, each from its Monday on."""
    every = [first + DAY * n for n in range(days)]
    starts = [n for n, one in enumerate(every) if n == 0 or one.weekday() == 0]
    return [
        every[start:end] for start, end in zip(starts, [*starts[1:], len(every)], strict=True)
    ]


def by_day(hires: Sequence[Hire]) -> dict[date, list[Hire]]:
    found: dict[date, list[Hire]] = {}
    for one in hires:
        found.setdefault(one.starts_at.astimezone(TOWN).date(), []).append(one)
    return found
