"""Figures for partners, and the police's beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.cli.running import AsJson, bring_up_to_date, stop, tell
from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.figures import store as figures
from sosbus.gate import store as gate
from sosbus.gate.rules import Way
from sosbus.monthly import store as monthly
from sosbus.monthly.access import first_of

app = typer.Typer(help="Figures for partners.", no_args_is_help=True)


@app.command("month")
def month_figures(month: str, as_json: AsJson = False) -> None:
    """A closed month, exactly as its page shows it."""
    bring_up_to_date()
    with engines().reading() as db:
        found = monthly.document(db, month_named(month), before=True)
    if found is None:
        stop(f"{month} is not closed, so it has no figures yet.")
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for one in found["exact"]:
        typer.echo(f"{one['label']}: {one['value']} {one['unit']}")
    for table in found["tables"]:
        typer.echo(f"\n{table['title']}")
        for row in table["rows"]:
            typer.echo(f"  {row['label']}: {row['note'] or row['contacts']}")


@app.command("close")
def close_month(month: str) -> None:
    """Close a month: its figures become final."""
    bring_up_to_date()
    with engines().writing() as db:
        closed = figures.close(db, month_named(month), utc_now())
        if isinstance(closed, Refusal):
            stop(closed)
        db.commit()
    typer.echo(f"{month} is closed.")
    look()


@app.command("gate")
def look() -> None:
    """Let the gate look at all that was ever shown; what passes is out."""
    bring_up_to_date()
    gate.look(engines(), utc_now())
    with engines().reading() as db:
        refused, passed = gate.refusal(db), gate.certificate(db)
    if refused:
        stop(f"{refused} See: sosbus figures hold --help")
    if passed:
        found = passed[0]
        typer.echo(f"{found.windows} small groups, each fits {found.fewest} numbers or more.")


@app.command("hold")
def hold(way: Way) -> None:
    """Hold over what the gate refuses: largest, whole or table. The next month includes it."""
    bring_up_to_date()
    with engines().writing() as db:
        if refused := gate.hold_over(db, way):
            stop(refused)
        db.commit()
    look()


@app.command("import-crime")
def import_crime(files: list[Path]) -> None:
    """Read police.uk street-level files. A file that is wrong changes nothing."""
    bring_up_to_date()
    for path in files:
        try:
            raw = path.read_bytes()
        except OSError:
            stop(f"{path.name}: there is no such file, or it cannot be read.")
        typer.echo(f"{path.name}: {read_in(raw, path.name)}")


def read_in(raw: bytes, name: str) -> str:
    with engines().writing() as db:
        if crime.is_read(db, raw):
            return "was read in before; nothing changes."
        crimes = crime_rules.read_crimes(raw, until=f"{utc_now():%Y-%m}")
        if isinstance(crimes, Refusal):
            stop(f"{name}: {crimes} Nothing was read in.")
        replaced = crime.take_in(db, raw, crimes, utc_now())
        db.commit()
    months = f"{crimes.months[0]} to {crimes.months[-1]}" if crimes.months else "no month"
    said = f"{count(crimes.rows, 'crime')} read in, {months}."
    if replaced:
        said += f" {count(replaced, 'month-and-area pair')} took the place of earlier figures."
    if crimes.without_area:
        said += f" {crimes.without_area} have no area and are left out."
    return said


@app.command("crime")
def crime_figures(
    lsoa: Annotated[str, typer.Option()] = crime_rules.TOWN_CENTRE,
    first: Annotated[str, typer.Option("--from")] = "2000-01",
    last: Annotated[str, typer.Option("--to")] = "2099-12",
    as_json: AsJson = False,
) -> None:
    """Crimes by month and type in an area, from the files read in."""
    bring_up_to_date()
    month_named(first), month_named(last)
    with engines().reading() as db:
        found = [
            {"month": one.month, "crime_type": one.crime_type, "count": one.count}
            for one in crime.between(db, lsoa, first, last)
        ]
    tell(found, as_json)


def month_named(written: str) -> date:
    first = first_of(written)
    if first is None:
        stop(f"“{written}” is not a month like 2026-10.")
    return first
