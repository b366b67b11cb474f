"""England's bank holidays, from the library that follows them; and the month after."""

from datetime import date, timedelta

import holidays


def bank_holidays(first: date, last: date) -> list[date]:
    years = range(first.year, last.year + 2)
    return sorted(holidays.country_holidays("GB", subdiv="ENG", years=years))


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
