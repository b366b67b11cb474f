"""Who has a part in the service."""

from pathlib import Path
from typing import Annotated

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.cli.running import bring_up_to_date, stop
from sosbus.imports import store as imports
from sosbus.people import store as everyone
from sosbus.people.tables import Role
from sosbus.register import store as register
from sosbus.sheets.rules import text_of
from sosbus.trials.rules import Trial
from sosbus.trials.tables import Fate, Kind
from sosbus.web.letters import letter_from

app = typer.Typer(help="Who has a part in the service.", no_args_is_help=True)


@app.callback()
def people() -> None:
    """Who has a part in the service."""


@app.command()
def invite(
    email: str, role: Annotated[Role, typer.Option()] = Role.VOLUNTEER, name: str = ""
) -> None:
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


@app.command("import")
def bring_in(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a CSV file")],
    sheet: Annotated[Kind, typer.Option(help="what the rows are about")] = Kind.VOLUNTEERS,
    by: Annotated[str, typer.Option(help="whose word it is; cards and places need it")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="only say what it would do")
    ] = False,
    invite: Annotated[
        bool, typer.Option("--invite", help="send those who are new a letter")
    ] = False,
) -> None:
    """Bring people in from a spreadsheet. All rows must be right, or nothing is kept."""
    bring_up_to_date()
    text = text_of(file.read_bytes())
    if isinstance(text, Refusal):
        stop(text)
    with engines().writing() as db:
        person = everyone.known_as(db, by.lower())
        if person is None and (by or sheet is not Kind.VOLUNTEERS):
            stop("Say whose word it is: --by and the address of somebody here.")
        trial = imports.try_out(db, sheet, text, person, utc_now())
        if isinstance(trial, Refusal):
            stop(trial)
        tell_rows(trial)
        if dry_run:
            return
        if trial.of(Fate.WRONG):
            stop("Nothing was brought in. Put those rows right first.")
        imports.bring_in(db, sheet, text, trial, invite, person, utc_now())
        db.commit()
    typer.echo(f"{trial.to_do} brought in.")


def tell_rows(trial: Trial) -> None:
    """Nobody's address or number is told here, for terminals keep what they show."""
    for line in trial.in_order:
        words = " ".join(line.says) if line.fate is Fate.WRONG else ""
        typer.echo(f"Row {line.number}: {line.fate.label}. {words}".rstrip())
