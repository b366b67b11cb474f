"""Playing the attacker: `sosbus figures attack`."""

from pathlib import Path

import typer

from sosbus.attack import rules
from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.cli.running import stop
from sosbus.lines import store as lines
from sosbus.measures.rules import BY_CODE


def attack(folders: list[Path]) -> None:
    """Try to find somebody in all released files of these folders. Needs no database."""
    if missing := [one for one in folders if not one.is_dir()]:
        stop(f"{missing[0]}: there is no such folder.")
    result = rules.attack(lines.read(folders))
    if isinstance(result, Refusal):
        stop(result)
    for code, some in result.by_table().items():
        fewest = min(one.candidates for one in some)
        pinned = sum(one.candidates == 1 for one in some)
        typer.echo(
            f"{BY_CODE[code].title}: {count(len(some), 'window')} attacked, "
            f"fewest numbers that fit {several(fewest)}, {pinned} pinned"
        )
    for one in result.unread:
        typer.echo(f"Not understood: {one.table}/{one.category} of {one.pack}", err=True)
    if result.is_broken:
        typer.echo("\n".join(["Somebody could be found:", *worst(result)]), err=True)
        raise typer.Exit(1)
    if result.unread:
        stop("Nothing was found, but not every line was understood.")
    typer.echo(f"{count(len(result.small), 'window')} in all. Nobody was found.")


def several(number: int) -> str:
    return f"{number} or more" if number >= rules.ENOUGH else str(number)


def worst(result: rules.Result, most: int = 20) -> list[str]:
    few = sorted(result.few, key=lambda one: one.candidates)
    return [
        *(f"  {one.series}, {one.first:%Y-%m} to {one.last:%Y-%m}: {one.low} to {one.high}"
          for one in few[:most]),
        *(f"  {one.series}, {one.first:%Y-%m} to {one.last:%Y-%m}: a new version adds "
          f"{one.low} to {one.high}" for one in result.added[:most]),
    ]  # fmt: skip
