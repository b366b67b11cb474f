"""The programme around the bus."""

import json

import typer

from sosbus.base.clock import TOWN, utc_now
from sosbus.base.db import engines
from sosbus.cli.running import AsJson, bring_up_to_date, stop
from sosbus.programme import rules, store
from sosbus.targets.rules import year_of

app = typer.Typer(help="The programme around the bus.", no_args_is_help=True)


@app.callback()
def programme() -> None:
    """The programme around the bus."""


@app.command()
def report(year: str, as_json: AsJson = False) -> None:
    """A year of the programme, exactly as its page shows it."""
    period = year_of(year)
    if period is None:
        stop(f"“{year}” is not a year like 2008-09.")
    bring_up_to_date()
    with engines().reading() as db:
        found = store.report(db, *period, utc_now().astimezone(TOWN).date())
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    typer.echo("\n".join(rules.lines(found)))
