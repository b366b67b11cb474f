"""When a night is, how long it lasts, and what may happen to it when."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import stamp
from sosbus.nights.tables import Kind, Night, Pattern, Reason, Status

DAY = timedelta(days=1)
NOON = time(12)
LONGEST = timedelta(hours=14)
EARLY = timedelta(hours=18)  # once last night is over, tonight may be got ready
MOST_DAYS = 750  # a slip of the pen is likelier than a plan of more than two years
FIRST_EVER, LAST_EVER = date(2008, 1, 1), date(2100, 1, 1)
UNLIKELY = "Give a date between 2008 and 2100."
SUNDAY = 6
SUNDAY_OPENS, SUNDAY_CLOSES = time(22), time(4)


def night_date_of(moment: datetime) -> date:
    """The evening a moment belongs to: 01:30 on Saturday is Friday's night."""
    return (moment.astimezone(TOWN).replace(tzinfo=None) - timedelta(hours=12)).date()


def noon_to_noon(night_date: date) -> tuple[datetime, datetime]:
    """The operational night: from noon of its date to noon of the next day, in UTC."""
    return (
        datetime.combine(night_date, NOON, TOWN).astimezone(UTC),
        datetime.combine(night_date + DAY, NOON, TOWN).astimezone(UTC),
    )


def times_of(
    night_date: date, opens: time, closes: time
) -> tuple[datetime, datetime] | Refusal:
    """When a night opens and closes, in UTC, from the town's clock.

    Before noon means the morning after. Where a time happens twice, the night opens the
    first time and closes the second; a time the clocks jump over is refused.
    """
    opens_on = night_date + DAY if opens < NOON else night_date
    closes_on = night_date + DAY if closes < NOON else night_date
    opens_at = moment_at(opens_on, opens, fold=0)
    closes_at = moment_at(closes_on, closes, fold=1)
    for moment, typed in ((opens_at, opens), (closes_at, closes)):
        if moment is None:
            return Refusal(f"There is no {typed:%H:%M} that night: the clocks go forward.")
    assert opens_at and closes_at
    if not timedelta() < closes_at - opens_at <= LONGEST:
        return Refusal("A night closes after it opens, within 14 hours.")
    return opens_at, closes_at


def moment_at(day: date, wall: time, fold: int) -> datetime | None:
    """A time of the town's clock in UTC, or None for one that the clocks jump over."""
    utc = datetime.combine(day, wall.replace(fold=fold), TOWN).astimezone(UTC)
    return utc if utc.astimezone(TOWN).time() == wall.replace(fold=0) else None


def new_night(
    night_date: date, opens: time, closes: time, kind: Kind, around: Iterable[Night] = ()
) -> Night | Refusal:
    """A night to keep, or why not; `around` are the nights just before and after."""
    if not FIRST_EVER <= night_date <= LAST_EVER:
        return Refusal(UNLIKELY)
    times = times_of(night_date, opens, closes)
    if isinstance(times, Refusal):
        return times
    opens_at, closes_at = times
    for other in around:
        if other.night_date == night_date:
            return Conflict("There is already a night on that date. Change that one instead.")
        if other.opens_at < closes_at and opens_at < other.closes_at:
            return Conflict(f"That runs into the night of {stamp(other.opens_at)}.")
    return Night(night_date=night_date, kind=kind, opens_at=opens_at, closes_at=closes_at)


def is_too_long(first: date, last: date) -> Refusal | None:
    if not (FIRST_EVER <= first <= LAST_EVER and FIRST_EVER <= last <= LAST_EVER):
        return Refusal(UNLIKELY)
    if last < first:
        return Refusal("The last date is before the first.")
    if (last - first).days > MOST_DAYS:
        return Refusal("Plan at most two years at a time.")
    return None


def pattern_nights(first: date, last: date, patterns: Sequence[Pattern]) -> list[Night]:
    """Every night the weekly pattern makes between two dates, both counted."""
    by_day = {pattern.weekday: pattern for pattern in patterns}
    nights = []
    for step in range((last - first).days + 1):
        night_date = first + step * DAY
        if pattern := by_day.get(night_date.weekday()):
            made = new_night(night_date, pattern.opens, pattern.closes, Kind.WEEKLY)
            if isinstance(made, Night):
                nights.append(made)
    return nights


def holiday_nights(first: date, last: date, holidays: Iterable[date]) -> list[Night]:
    """The Sunday nights before a bank holiday Monday."""
    nights = []
    for sunday in sorted(day - DAY for day in holidays):
        if sunday.weekday() == SUNDAY and first <= sunday <= last:
            made = new_night(sunday, SUNDAY_OPENS, SUNDAY_CLOSES, Kind.BANK_HOLIDAY)
            if isinstance(made, Night):
                nights.append(made)
    return nights


def may_open(night: Night, now: datetime) -> Refusal | None:
    if night.status is not Status.PLANNED:
        return Conflict(f"This night is already {night.status.label.lower()}.")
    if now < night.opens_at - EARLY:
        return Conflict(f"Too early: open this night from {stamp(night.opens_at - EARLY)}.")
    _, over = noon_to_noon(night.night_date)
    if now >= over:
        return Conflict("This night is over. Ask the coordinator to cancel it with a reason.")
    return None


def may_record(night: Night) -> Refusal | None:
    if night.status is Status.OPEN:
        return None
    if night.status is Status.PLANNED:
        return Conflict("Open the night first, then record.")
    return Conflict(f"This night is {night.status.label.lower()}. Ask the coordinator.")


def may_cancel(night: Night) -> Refusal | None:
    if night.status is Status.PLANNED:
        return None
    return Conflict(f"This night is {night.status.label.lower()}, so it cannot be cancelled.")


def may_put_back(night: Night, now: datetime) -> Refusal | None:
    if night.status is not Status.CANCELLED:
        return Conflict("This night is not cancelled.")
    return None if now < night.closes_at else Conflict("This night is over.")


def cancel(night: Night, why: Reason, now: datetime) -> None:
    night.cancelled_at, night.cancelled_because = now, why


def put_back(night: Night) -> None:
    night.cancelled_at = night.cancelled_because = None


def minutes_open(night: Night) -> int:
    """True minutes open: never before the planned opening nor after the planned close."""
    if not night.opened_at or not night.closed_at:
        return 0
    length = min(night.closed_at, night.closes_at) - max(night.opened_at, night.opens_at)
    return max(0, int(length.total_seconds() // 60))


def half_hour(moment: datetime) -> datetime:
    """The half hour a moment falls in: all that is kept of when a contact happened."""
    utc = moment.astimezone(UTC)
    return utc.replace(minute=utc.minute // 30 * 30, second=0, microsecond=0)


def within(night: Night, at: datetime) -> datetime:
    """A moment a device gave, held between the opening and the close of its night."""
    last = max(night.closed_at or at, night.opened_at or night.opens_at)
    return min(max(at, night.opened_at or night.opens_at), last)
