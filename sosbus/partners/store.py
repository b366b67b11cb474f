"""Partners, what each promised and what came, and the signs that commitment wanes."""

from datetime import date
from typing import Any

from sqlmodel import Session


def in_year(_db: Session, _first: date, _last: date) -> dict[str, Any]:
    """What the year report says of this, ready for JSON."""
    return {}
