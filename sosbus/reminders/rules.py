"""When a night's three reminders are due, and when a digest of changes is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sosbus.messages.rules import last_waking
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.rota.tables import SignUp

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FURTHEST = 8 * DAY  # no reminder is due longer before a night
QUIET, LONGEST = timedelta(minutes=2), timedelta(minutes=10)  # of somebody moving people about


@dataclass(frozen=True)
class Reminder:
    """One of the three reminders of a night: when it is due and when it is stale."""

    about: About
    since: datetime
    until: datetime


def reminders(night: Night, now: datetime) -> list[Reminder]:
    """Those of the three that are due now. Each keeps out of the night by being earlier."""
    opens = night.opens_at
    week, ask, nudge = (last_waking(opens - before) for before in (7 * DAY, 2 * DAY, 4 * HOUR))
    all_ = (
        Reminder(About.WEEK_BEFORE, week, week + 2 * DAY),
        Reminder(About.CONFIRM, ask, max(nudge - 8 * HOUR, ask + HOUR)),
        Reminder(About.NUDGE, nudge, opens),
    )
    return [one for one in all_ if one.since <= now < one.until]


def is_reminded(reminder: Reminder, night: Night, sign_up: SignUp) -> bool:
    """Who came on, or first saw the rota, after a reminder was due has only just read it."""
    if night.published_at is None or sign_up.seeking_since:
        return False
    if reminder.about is About.CONFIRM and sign_up.confirmed_at:
        return False
    return max(night.published_at, sign_up.signed_up_at) <= reminder.since


def is_digest_due(first: datetime, last: datetime, now: datetime) -> bool:
    """Once nobody has touched it for two minutes, and ten after the first in any case."""
    return now - last >= QUIET or now - first >= LONGEST
