"""The bus by day: who hires it, what for, and that it is back before the night."""

from datetime import date
from typing import Any

from sqlmodel import Session


def in_year(_db: Session, _first: date, _last: date) -> dict[str, Any]:
    """What the year report says of this, ready for JSON."""
    return {}
