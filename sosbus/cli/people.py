"""Who has a part in the service."""

from typing import Annotated

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.cli.running import bring_up_to_date, stop
from sosbus.people.tables import Role
from sosbus.register import store as register
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
