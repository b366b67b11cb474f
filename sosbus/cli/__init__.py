"""The same verbs for a terminal: sosbus <noun> <verb>."""

import typer

from sosbus import schema  # noqa: F401  # what walks the tables finds every one of them
from sosbus.cli import (
    attack,
    demo,
    figures,
    messages,
    nights,
    people,
    privacy,
    programme,
    releases,
    running,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for verb in (running.serve, running.migrate, running.health):
    app.command()(verb)
figures.app.command()(attack.attack)
for noun, room in (
    ("people", people),
    ("nights", nights),
    ("figures", releases),  # and those of cli.figures, on which it stands
    ("messages", messages),
    ("privacy", privacy),
    ("programme", programme),
    ("demo", demo),
):
    app.add_typer(room.app, name=noun)
