"""Letting go of what need not be kept any longer."""

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.words import count, day, month
from sosbus.cli.running import AsJson, bring_up_to_date, tell
from sosbus.keeping import store as keeping
from sosbus.keeping.tables import LettingGo
from sosbus.kept.tables import Step
from sosbus.messages import store as messages

app = typer.Typer(help="What is kept, and until when.", no_args_is_help=True)


def of_what(one: LettingGo) -> str:
    if one.month:
        return month(one.month)
    if one.night:
        return f"{day(one.night)} {one.night.year}"
    return "hirers’ offices" if one.step is Step.OFFICES else "the journal"


@app.callback()
def privacy() -> None:
    """What is kept, and until when."""


@app.command("run")
def run_privacy(as_json: AsJson = False) -> None:
    """Do every step that is due, now, and say what went. The service does it by itself too."""
    bring_up_to_date()
    with engines().writing() as db:
        went = keeping.now(db, utc_now()) if messages.alone(db, "keeping") else []
        said = [
            {
                "step": one.step.value,
                "of": of_what(one),
                "entries": count(one.rows, "entry", "entries"),
                "kept": one.step.label.lower(),
            }
            for one in went
        ]
        db.commit()
    tell(said, as_json)
    if not said and not as_json:
        typer.echo("Nothing is due.")
