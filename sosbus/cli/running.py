"""Running the service, and what every verb needs."""

import json
import os
import socket
import urllib.request
from asyncio import Transport
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import uvicorn
from alembic import command
from alembic.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from sosbus.base.db import engines
from sosbus.base.settings import CHECKOUT, settings
from sosbus.health import store as readiness
from sosbus.web.logs import LOGGING

AsJson = Annotated[bool, typer.Option("--json", help="for a program to read")]


def migrate() -> None:
    """Bring the database up to this version's tables."""
    config = Config(CHECKOUT / "alembic.ini")
    command.upgrade(config, "head")


def serve(host: str = "127.0.0.1", workers: int = 1) -> None:
    """Run the real service. Refuses to start until every setting it needs is there."""
    if wrong := settings().missing_for_real_nights():
        stop("\n".join(wrong))
    run(host, workers)


def health() -> None:
    """Ask the service running on this machine whether it can do its work."""
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/readyz"
    try:
        with urllib.request.urlopen(address, timeout=4) as reply:
            typer.echo(reply.read().decode())
    except OSError as wrong:
        stop(f"Not ready: {wrong}")


class AtOnce(H11Protocol):
    """Replies leave at once. With two workers or more uvicorn forgets to ask the system for
    that, and each waits 40 ms for the browser's nod (its issue 3149)."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)


def run(host: str, workers: int) -> None:
    bring_up_to_date()
    uvicorn.run(
        "sosbus.app:create_app",
        factory=True,
        host=host,
        port=int(os.environ.get("PORT", "8000")),
        workers=workers,
        http=AtOnce,
        log_config=LOGGING,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
    )


def bring_up_to_date() -> None:
    """Migrate only when there is something to migrate: a second start is quick."""
    if not readiness.is_ready(engines()):
        migrate()


def tell(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        typer.echo("  ".join(str(value) for value in row.values()))


def write(out: Path, made: Mapping[str, bytes]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (out / name).write_bytes(content)
        typer.echo(f"{out / name}: {len(content):,} bytes")


def stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(2)
