"""Reading published files back, as a stranger would who was sent all of them."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sosbus.attack.rules import Line
from sosbus.exports.tidy import COLUMNS


def read(folders: Iterable[Path]) -> list[Line]:
    """Every line of every CSV of ours in these folders, and in those inside them."""
    return [
        one
        for folder in folders
        for path in sorted(folder.rglob("*.csv"))
        for one in lines_of(path)
    ]


def lines_of(path: Path) -> Iterator[Line]:
    with path.open(encoding="ascii", errors="replace", newline="") as told:
        reader = csv.DictReader(told)
        if list(reader.fieldnames or ()) == list(COLUMNS):
            for row in reader:
                yield line(path.stem, row)


def line(name: str, row: dict[str, str]) -> Line:
    return Line(
        pack=name.removesuffix(f"-v{row['version']}").removesuffix(f"-{row['period']}"),
        number=int(row["release"]),
        version=int(row["version"]),
        first=date.fromisoformat(row["period_start"]),
        last=date.fromisoformat(row["period_end"]),
        table=row["table"],
        category=row["category"],
        label=row["category_label"],
        measure=row["measure"],
        value=row["value"],
        unit=row["unit"],
        at_least=row["at_least"],
        at_most=row["at_most"],
        note=row["note"],
    )
