"""Packs and releases: `sosbus figures packs`, `sosbus figures release`."""

from pathlib import Path
from typing import Annotated

import typer

from sosbus.base.clock import utc_now
from sosbus.base.db import engines
from sosbus.base.refusal import Refusal
from sosbus.cli.figures import app
from sosbus.cli.running import AsJson, bring_up_to_date, stop, tell, write
from sosbus.exports.files import files
from sosbus.packs import store as packs
from sosbus.releases import store as releases


@app.command("packs")
def show_packs(as_json: AsJson = False) -> None:
    """Every pack, and which of its periods wait for a yes."""
    bring_up_to_date()
    with engines().reading() as db:
        waiting = releases.waiting(db, utc_now().date())
        found = [
            {
                "pack": one.code,
                "title": one.title,
                "partner": one.partner,
                "cadence": one.cadence.label,
                "waiting": [each.period.code for each in waiting if each.pack.code == one.code],
            }
            for one in packs.every(db)
        ]
    tell(found, as_json)


@app.command("release")
def release(
    pack: str,
    period: str,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    reason: Annotated[str, typer.Option(help="Why there is a new version.")] = "",
) -> None:
    """Write a release in all formats. Made first, if there is none or a reason is given."""
    bring_up_to_date()
    with engines().writing() as db:
        chosen = packs.named(db, pack) or stop(f"There is no pack “{pack}”.")
        number = releases.newest(db, chosen, period)
        if number is None or reason:
            made = releases.release(db, chosen, period, reason, utc_now())
            if isinstance(made, Refusal):
                stop(made)
            number = made.number
        found = releases.read(db, number)
        db.commit()
    assert found
    write(out, files(found[1]))
