"""A year in an address."""

from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException

from sosbus.targets.rules import year_of


def year_in_address(year: str) -> tuple[date, date]:
    found = year_of(year)
    if found is None:
        raise HTTPException(404)
    return found


Year = Annotated[tuple[date, date], Depends(year_in_address)]
"""Its first and its last day."""
