"""The only place that asks what time it is, and the town's own time zone."""

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends

TOWN = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    return datetime.now(UTC)


async def now() -> datetime:
    return utc_now()


Now = Annotated[datetime, Depends(now)]
