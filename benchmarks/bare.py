"""The least uvicorn can do: one kept answer, under the service's own uvicorn options."""

import json
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import uvicorn

from sosbus.cli import running


def create_app() -> Any:
    kept = json.loads(Path(os.environ["BARE_ANSWER"]).read_text())
    start = {
        "type": "http.response.start",
        "status": kept["status"],
        "headers": [(name.encode(), value.encode()) for name, value in kept["headers"]],
    }
    whole = {"type": "http.response.body", "body": bytes.fromhex(kept["body"])}

    async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001
        if scope["type"] == "http":
            await send(start)
            await send(whole)

    return app


def run(workers: int) -> None:
    """The service's `run`, with this app in the place of the service's."""
    serve = uvicorn.run

    def instead(_: str, **options: Any) -> None:
        serve("benchmarks.bare:create_app", **options)

    with patch.object(running.uvicorn, "run", instead):
        running.run("127.0.0.1", workers)
