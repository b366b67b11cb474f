"""When the next coordinator is called."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sosbus.calling.tables import CallUp
from sosbus.nights.tables import Night
from sosbus.seeking.rules import is_on

FROM, EVERY = timedelta(hours=3), timedelta(minutes=15)


def is_call_due(night: Night, called: Sequence[CallUp], now: datetime) -> bool:
    """From three hours before, every quarter of an hour, until one of them has it."""
    if not (is_on(night, now) and night.opens_at - FROM <= now):
        return False
    if any(one.has_it_at for one in called):
        return False
    return not called or now - called[-1].called_at >= EVERY
