"""What a device sends by itself: how we answer it, and when a thing it noted truly happened."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Header, HTTPException
from fastapi.responses import JSONResponse, Response
from pydantic import AfterValidator

from sosbus.base.refusal import Conflict, Refusal

FAR = timedelta(days=40)  # a clock further out than this is not a clock


def reply(sent_id: UUID, status_code: int, status: str, **more: Any) -> Response:
    """The device forgets a record only when the answer names it."""
    return JSONResponse({"id": str(sent_id), "status": status} | more, status_code)


def kept(sent_id: UUID, fresh: bool, **more: Any) -> Response:
    return reply(sent_id, 201 if fresh else 200, "created" if fresh else "duplicate", **more)


def wrong(sent_id: UUID, errors: Mapping[str, str]) -> Response:
    """It can never be kept as it is: the device shows it to somebody, and keeps it."""
    return reply(sent_id, 422, "refused", errors=dict(errors))


def refused(sent_id: UUID, why: Refusal) -> Response:
    if isinstance(why, Conflict):
        return reply(sent_id, 409, "conflict", why=str(why))
    return wrong(sent_id, {"form": str(why)})


def later(sent_id: UUID, why: str) -> Response:
    """What it builds on has not come yet: the device keeps it and tries again by itself."""
    return reply(sent_id, 425, "later", why=why)


def device_id(sent_id: UUID) -> UUID:
    """A random id (UUID version 4): one that tells a time could point at a person."""
    if sent_id.version != 4:
        raise HTTPException(422, "The id must be a random UUID, version 4.")
    return sent_id


def clock_of_device(
    x_sent_at: Annotated[str, Header(max_length=40)] = "",
) -> datetime | None:
    """What the device's clock said as it sent this, when it says."""
    try:
        said = datetime.fromisoformat(x_sent_at)
    except ValueError:
        return None
    return said.astimezone(UTC) if said.tzinfo else None


def true_moment(at: datetime | None, sent_at: datetime | None, now: datetime) -> datetime:
    """When it happened by our clock, for a device whose own may be wrong.

    The device says when it noted the thing and when it sent it; what its clock is out by now
    it was out by then. Never later than now.
    """
    if at is None or at.tzinfo is None:
        return now
    out_by = now - sent_at if sent_at and abs(now - sent_at) < FAR else timedelta()
    return min(at.astimezone(UTC) + out_by, now)


MadeId = Annotated[UUID, AfterValidator(device_id)]
SentAt = Annotated[datetime | None, Depends(clock_of_device)]
