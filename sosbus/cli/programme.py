"""The programme around the bus."""

import json
from pathlib import Path
from typing import Annotated

import typer

from sosbus.base.clock import TOWN, utc_now
from sosbus.base.db import engines
from sosbus.cli.running import AsJson, bring_up_to_date, stop, write
from sosbus.exports.files import files
from sosbus.programme import rules, store
from sosbus.targets.rules import year_of

app = typer.Typer(help="The programme around the bus.", no_args_is_help=True)


@app.callback()
def programme() -> None:
    """The programme around the bus."""


@app.command()
def report(
    year: str,
    as_json: AsJson = False,
    out: Annotated[
        Path | None, typer.Option(help="Write it in all formats into this folder.")
    ] = None,
) -> None:
    """A year of the programme, exactly as its page shows it."""
    period = year_of(year)
    if period is None:
        stop(f"“{year}” is not a year like 2008-09.")
    bring_up_to_date()
    with engines().reading() as db:
        today = utc_now().astimezone(TOWN).date()
        found = store.report(db, *period, today)
        made = store.as_report(db, *period, today)
    as_data = json.dumps(found, indent=2, ensure_ascii=False)
    if out:
        write(out, {**files(made), f"{made.file_name}.json": as_data.encode()})
    else:
        typer.echo(as_data if as_json else "\n".join(rules.lines(made)))
