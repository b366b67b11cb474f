"""Reading a closed month's document, with the police figures that stand beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.figures import store as figures
from sosbus.monthly import rules

TYPES = (crime_rules.VIOLENCE, crime_rules.ANTI_SOCIAL)


def document(db: Session, first: date, before: bool = False) -> dict[str, Any] | None:
    """The month as published; None when it is not closed, or not out and not asked for
    before it is."""
    closed = figures.closed_month(db, first)
    if closed is None or not (closed.out_at or before):
        return None
    in_fives, exactly = figures.published(db, first)
    return rules.document(first, closed.definitions, in_fives, exactly, police(db, first))


def police(db: Session, first: date) -> Mapping[str, Any]:
    """Town-centre crime for this month; without it, for the newest month held before."""
    asked = f"{first:%Y-%m}"
    month = crime.latest_month(db, asked)
    held = crime.in_town_centre(db, month, TYPES) if month else {}
    return {
        "lsoa": crime_rules.TOWN_CENTRE,
        "month": month,
        "is_this_month": month == asked,
        "counts": [{"crime_type": name, "count": number} for name, number in held.items()],
        "caution": crime_rules.CAUTION,
        "attribution": crime_rules.ATTRIBUTION,
    }
