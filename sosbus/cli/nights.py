"""Nights the bus goes out."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from sosbus.base.calendar import bank_holidays
from sosbus.base.db import engines
from sosbus.base.words import count, day
from sosbus.cli.running import AsJson, bring_up_to_date, stop, tell
from sosbus.hire import store as hires
from sosbus.nights import rules as night_rules
from sosbus.nights import store as nights

app = typer.Typer(help="Nights the bus goes out.", no_args_is_help=True)
First = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="first date")]
Last = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="last date")]


@app.command()
def plan(
    first: First,
    last: Last,
    holidays: Annotated[
        bool, typer.Option("--bank-holidays", help="Sundays before a bank holiday too")
    ] = False,
) -> None:
    """Plan the pattern's nights between two dates; what is planned already stays as it is."""
    bring_up_to_date()
    start, end = first.date(), last.date()
    if refused := night_rules.is_too_long(start, end):
        stop(refused)
    with engines().writing() as db:
        wanted = night_rules.pattern_nights(start, end, nights.patterns(db))
        if holidays:
            wanted += night_rules.holiday_nights(start, end, bank_holidays(start, end))
        stopped = hires.stopped(db, wanted)
        wanted = [one for one in wanted if one.night_date not in stopped]
        made = nights.add_new(db, wanted)
        db.commit()
    typer.echo(f"{count(len(made), 'night')} planned, {len(wanted) - len(made)} there already.")
    for when in sorted(stopped):
        typer.echo(f"Left out, because the bus is hired: {day(when)}.")


@app.command("list")
def list_nights(first: First, last: Last, as_json: AsJson = False) -> None:
    """Nights between two dates, times in UTC."""
    bring_up_to_date()
    with engines().reading() as db:
        found = [
            {
                "night_date": str(night.night_date),
                "opens_at": utc(night.opens_at),
                "closes_at": utc(night.closes_at),
                "hours": night.hours,
                "status": night.status.value,
            }
            for night in nights.between(db, first.date(), last.date())
        ]
    tell(found, as_json)


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
