"""A month in an address."""

import re
from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def first_of(month: str) -> date | None:
    """The first day of a month written like 2026-10."""
    found = MONTH.fullmatch(month)
    return date(int(found[1]), int(found[2]), 1) if found else None


def month_in_address(month: str) -> date:
    first = first_of(month)
    if first is None:
        raise HTTPException(404)
    return first


MonthAsked = Annotated[date, Depends(month_in_address)]
