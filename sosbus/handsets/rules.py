"""Whether a device can be trusted to hold nothing back."""

from datetime import datetime, timedelta

from sosbus.base.words import clock, count
from sosbus.handsets.tables import Handset

RECENT = timedelta(minutes=2)


def is_clear(one: Handset, now: datetime) -> bool:
    """It said a moment ago that nothing waits on it."""
    return one.waiting == 0 and now - one.heard_at <= RECENT


def words(one: Handset) -> str:
    """Aoife, Chrome on Android: 2 not sent yet, heard 01:40"""
    left = f"{count(one.waiting, 'record')} not sent yet" if one.waiting else "all sent"
    return f"{one.label}: {left}, heard {clock(one.heard_at)}"
