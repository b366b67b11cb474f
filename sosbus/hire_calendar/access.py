"""A month in an address."""

from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException


def month_named(month: str) -> date:
    """A month like 2026-12, as its first day."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as wrong:
        raise HTTPException(404) from wrong
    if not 2000 <= first.year <= 2100:
        raise HTTPException(404)
    return first


AMonth = Annotated[date, Depends(month_named)]
