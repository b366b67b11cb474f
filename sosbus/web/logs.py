"""One line of JSON for each request: what happened and how long it took, never who or what.

The address is written as its pattern (`/nights/{night_id}`), so no id reaches the log; a
failure is written as its kind and the lines of code it passed, never its message.
"""

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sosbus.web.problems import problem_reply

log = logging.getLogger("sosbus")


class RequestLog:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, request_id, status = time.perf_counter(), uuid4().hex[:16], 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        failed: dict[str, object] = {}
        try:
            await self.app(scope, receive, send_with_id)
        except Exception as wrong:
            failed = {"failed": type(wrong).__name__, "where": where(wrong)}
            if not status:
                await problem_reply(Request(scope), 500)(scope, receive, send_with_id)
        took = round((time.perf_counter() - began) * 1000, 1)
        say(
            "request",
            id=request_id,
            method=scope["method"],
            route=pattern(scope),
            status=status,
            ms=took,
            **failed,
        )


def pattern(scope: Scope) -> str:
    """The address as its pattern; an address that no route has is not repeated."""
    found = scope.get("fastapi", {}).get("effective_route_context")
    if found is not None:
        return str(found.path)
    return "/static" if scope["path"].startswith("/static/") else "(none)"


def where(wrong: BaseException) -> list[str]:
    frames = traceback.extract_tb(wrong.__traceback__)
    return [f"{frame.name}:{frame.lineno}" for frame in frames][-12:]


def say(event: str, **facts: object) -> None:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    log.info(json.dumps({"at": at, "event": event, **facts}))


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"as_said": {"format": "%(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "as_said"}},
    "loggers": {"sosbus": {"handlers": ["out"], "level": "INFO", "propagate": False}},
}
"""For uvicorn, which starts every worker's logging with it. Its own access lines, with
addresses, are not written."""
