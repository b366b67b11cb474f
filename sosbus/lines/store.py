"""Reading published files back: CSVs of releases, and those of closed months."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sosbus.exports import tidy
from sosbus.lines.rules import Line
from sosbus.monthly import rules as monthly


def read(folders: Iterable[Path]) -> list[Line]:
    """Every line of every CSV of ours in these folders, and in those inside them."""
    return [
        one
        for folder in folders
        for path in sorted(folder.rglob("*.csv"))
        for one in lines_of(path)
    ]


def lines_of(path: Path) -> Iterator[Line]:
    """A file of assaults in the fields of ISTV has nothing that its release has not."""
    with path.open(encoding="ascii", errors="replace", newline="") as told:
        reader = csv.DictReader(told)
        columns = list(reader.fieldnames or ())
        for row in reader:
            if columns == list(tidy.COLUMNS):
                yield of_release(path.stem, row)
            elif columns == list(monthly.COLUMNS):
                yield of_month(row)


def of_release(name: str, row: dict[str, str]) -> Line:
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


def of_month(row: dict[str, str]) -> Line:
    return Line(
        pack="figures",
        number=0,
        version=1,
        first=date.fromisoformat(row["period_start"]),
        last=date.fromisoformat(row["period_end"]),
        table=row["table"],
        category=row["category"],
        label="",
        measure="contacts",
        value=row["value"],
        unit=row["unit"],
        at_least=row["at_least"],
        at_most=row["at_most"],
        note=row["note"],
    )
