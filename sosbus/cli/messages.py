"""The postman on its own, for a machine that sends while others serve."""

import threading
from typing import Annotated

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.words import count
from sosbus.cli.running import bring_up_to_date
from sosbus.post import Post, deliver, make_rounds
from sosbus.web.push import new_key

app = typer.Typer(help="Messages out.", no_args_is_help=True)


@app.command()
def work(
    once: Annotated[bool, typer.Option("--once", help="one round, then stop")] = False,
) -> None:
    """Make the rounds and send what is due, until stopped. Safe beside `sosbus serve`."""
    bring_up_to_date()
    if once:
        make_rounds(engines(), utc_now())
        typer.echo(f"{count(deliver(engines(), utc_now()), 'message')} looked after.")
        return
    post = Post()
    post.start()
    typer.echo("Sending what is due. Stop with Ctrl-C.")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        post.stop()


@app.command()
def push_key() -> None:
    """A new value for SOSBUS_PUSH_KEY. A new one ends every browser's notices."""
    typer.echo(new_key())
