"""How a figure is said: unknown stays unknown, and what is approximate says so."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sosbus.sources.tables import Version

NOT_KNOWN = "not known"


def said(value: float | int | None, about: bool = False) -> str:
    """13, about 13, 2.5, or not known: never nothing, and never a nought for it."""
    if value is None:
        return NOT_KNOWN
    words = (
        f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    )
    return f"about {words}" if about else words


def plain(value: Any) -> Any:
    """A value as JSON has it; a choice is its code."""
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime | time):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def new_version(
    record_id: UUID,
    number: int,
    values: Mapping[str, Any],
    source: str,
    dated_on: date,
    by_id: UUID,
    now: datetime,
) -> Version:
    return Version(
        record_id=record_id,
        number=number,
        said={name: plain(value) for name, value in values.items()},
        source=source,
        dated_on=dated_on,
        entered_by_id=by_id,
        entered_at=now,
    )
