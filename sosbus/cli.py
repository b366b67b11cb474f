"""The same verbs for a terminal: sosbus <noun> <verb>."""

import json
import os
import urllib.request
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import uvicorn
from alembic import command
from alembic.config import Config

from sosbus.base.calendar import bank_holidays
from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.refusal import Refusal
from sosbus.base.settings import CHECKOUT, settings
from sosbus.base.words import count
from sosbus.crime import rules as crime_rules
from sosbus.crime import store as crime
from sosbus.demo import year
from sosbus.figures import store as figures
from sosbus.health import store as health
from sosbus.monthly import store as monthly
from sosbus.monthly.access import first_of
from sosbus.nights import rules as night_rules
from sosbus.nights import store as nights
from sosbus.people.tables import Role
from sosbus.register import store as register
from sosbus.sign_in.rules import DEMO_CAST
from sosbus.web.letters import letter_from
from sosbus.web.logs import start_logging

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
people_app = typer.Typer(help="Who has a part in the service.", no_args_is_help=True)
nights_app = typer.Typer(help="Nights the bus goes out.", no_args_is_help=True)
figures_app = typer.Typer(help="Figures for partners.", no_args_is_help=True)
demo_app = typer.Typer(help="An invented year, for trying things out.", no_args_is_help=True)
for noun, verbs in (
    ("people", people_app),
    ("nights", nights_app),
    ("figures", figures_app),
    ("demo", demo_app),
):
    app.add_typer(verbs, name=noun)

First = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="first date")]
Last = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="last date")]
AsJson = Annotated[bool, typer.Option("--json", help="for a program to read")]


@app.command()
def migrate() -> None:
    """Bring the database up to this version's tables."""
    config = Config(CHECKOUT / "alembic.ini")
    command.upgrade(config, "head")


@app.command()
def serve(host: str = "127.0.0.1", workers: int = 1) -> None:
    """Run the real service. Refuses to start until every setting it needs is there."""
    if wrong := settings().missing_for_real_nights():
        stop("\n".join(wrong))
    run(host, workers)


@app.command("health")
def is_it_well() -> None:
    """Ask the service running on this machine whether it can do its work."""
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/readyz"
    try:
        with urllib.request.urlopen(address, timeout=4) as reply:
            typer.echo(reply.read().decode())
    except OSError as wrong:
        stop(f"Not ready: {wrong}")


def run(host: str, workers: int) -> None:
    bring_up_to_date()
    start_logging()
    uvicorn.run(
        "sosbus.app:create_app",
        factory=True,
        host=host,
        port=int(os.environ.get("PORT", "8000")),
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
    )


def bring_up_to_date() -> None:
    """Migrate only when there is something to migrate: a second start is quick."""
    if not health.is_ready(engines()):
        migrate()


@people_app.command()
def invite(email: str, role: Role, name: str = "") -> None:
    """Invite somebody, the first administrator for one; they sign in with their address."""
    bring_up_to_date()
    letter = letter_from("messages/invitation.txt", link=f"{settings().address}/sign-in")
    with engines().writing() as db:
        shown = name or email.partition("@")[0]
        made = register.invite(db, shown, email, role, [], letter, utc_now())
        if isinstance(made, Refusal):
            stop(made)
        db.commit()
    typer.echo(f"{made.email} is invited as {made.role.value}. They can sign in now.")


@nights_app.command()
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
        made = nights.add_new(db, wanted)
        db.commit()
    typer.echo(f"{count(len(made), 'night')} planned, {len(wanted) - len(made)} there already.")


@nights_app.command("list")
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


@figures_app.command("month")
def month_figures(month: str, as_json: AsJson = False) -> None:
    """A closed month, exactly as its page shows it."""
    bring_up_to_date()
    with engines().reading() as db:
        found = monthly.document(db, month_named(month))
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


@figures_app.command("close")
def close_month(month: str) -> None:
    """Close a month: its figures become final."""
    bring_up_to_date()
    with engines().writing() as db:
        closed = figures.close(db, month_named(month), utc_now())
        if isinstance(closed, Refusal):
            stop(closed)
        db.commit()
    typer.echo(f"{month} is closed.")


@figures_app.command("import-crime")
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


@figures_app.command("crime")
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


@demo_app.command("load")
def load_demo(again: bool = False) -> None:
    """Make the invented year; with --again, throw it away first."""
    only_in_the_demo()
    if again:
        command.downgrade(Config(CHECKOUT / "alembic.ini"), "base")
    bring_up_to_date()
    with engines().writing() as db:
        year.load(db, utc_now(), typer.echo)
        db.commit()


@demo_app.command("serve")
def serve_demo() -> None:
    """Run the service with its demo, made first if it is not there."""
    load_demo()
    typer.echo(f"\nSOS Bus demo: http://127.0.0.1:{os.environ.get('PORT', '8000')}")
    typer.echo("Nobody in it is real. On the sign-in page, one tap makes you:")
    for name, what in DEMO_CAST.items():
        typer.echo(f"  {name:8} {what}")
    typer.echo("Letters, sign-in codes too, are at /outbox. Stop with Ctrl-C.\n")
    run("127.0.0.1", workers=1)


def only_in_the_demo() -> None:
    if not settings().demo:
        stop("Set SOSBUS_DEMO=true first. The demo never goes into a real database.")


def month_named(written: str) -> date:
    first = first_of(written)
    if first is None:
        stop(f"“{written}” is not a month like 2026-10.")
    return first


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def tell(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        typer.echo("  ".join(str(value) for value in row.values()))


def stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(2)
