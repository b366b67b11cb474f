"""When each step is due, and what is left when it was done."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sosbus.base.clock import TOWN
from sosbus.folding.rules import in_steps
from sosbus.kept.rules import How
from sosbus.kept.tables import Step
from sosbus.nights.rules import half_hour

DAYS: Mapping[Step, timedelta] = {
    Step.WEEK: timedelta(days=7),
    Step.FOUR_WEEKS: timedelta(days=28),
}
NEVER_CLOSED = timedelta(hours=24)  # a night nobody closed ends for its wristbands by itself
OFTEN = frozenset({Step.CLOSE})  # looked for on every round; the others once a day


def today_of(now: datetime) -> date:
    return now.astimezone(TOWN).date()


def is_due(step: Step, last: datetime | None, now: datetime) -> bool:
    """Once a day of the town's is enough, but for wristbands."""
    return last is None or step in OFTEN or today_of(last) < today_of(now)


def last_date(step: Step, today: date) -> date:
    """The latest night for which a step counted in days is due."""
    return today - DAYS[step]


def coarser(how: How, value: Any) -> Any:
    return half_hour(value) if how is How.HALF_HOUR else in_steps(value, 15)
