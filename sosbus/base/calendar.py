"""England's bank holidays, from the library that follows them."""

from datetime import date

import holidays


def bank_holidays(first: date, last: date) -> list[date]:
    years = range(first.year, last.year + 2)
    return sorted(holidays.country_holidays("GB", subdiv="ENG", years=years))
