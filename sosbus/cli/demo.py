"""An invented year, for trying things out."""

import os

import typer
from alembic import command
from alembic.config import Config

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.settings import CHECKOUT, settings
from sosbus.cli.running import bring_up_to_date, run, stop
from sosbus.demo import year
from sosbus.post import Post
from sosbus.sign_in.rules import DEMO_CAST

app = typer.Typer(help="An invented year, for trying things out.", no_args_is_help=True)


@app.command("load")
def load_demo(again: bool = False) -> None:
    """Make the invented year; with --again, throw it away first."""
    only_in_the_demo()
    if again:
        command.downgrade(Config(CHECKOUT / "alembic.ini"), "base")
    bring_up_to_date()
    with engines().writing() as db:
        year.load(db, utc_now(), typer.echo)
        db.commit()


@app.command("serve")
def serve_demo() -> None:
    """Run the service with its demo, made first if it is not there."""
    load_demo()
    typer.echo(f"\nSOS Bus demo: http://127.0.0.1:{os.environ.get('PORT', '8000')}")
    typer.echo("Nobody in it is real. On the sign-in page, one tap makes you:")
    for name, what in DEMO_CAST.items():
        typer.echo(f"  {name:8} {what}")
    typer.echo("Letters, sign-in codes too, are at /outbox. Stop with Ctrl-C.\n")
    if not settings().smtp_url:  # with one, the service itself starts the postman
        Post().start()
    run("127.0.0.1", workers=1)


def only_in_the_demo() -> None:
    if not settings().demo:
        stop("Set SOSBUS_DEMO=true first. The demo never goes into a real database.")
