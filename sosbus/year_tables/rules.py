"""The year report as tables: a row for each thing entered, and its source beside it."""

from collections.abc import Iterator
from typing import Any

from sosbus.released.rules import (
    Cell,
    Column,
    Exactly,
    Mark,
    Missing,
    Row,
    Section,
    Table,
    Unit,
    Words,
    exactly,
)
from sosbus.sources.rules import NOT_KNOWN
from sosbus.year_parts.rules import PARTS, About, Kind, Record

SOURCE = Column("source", "Source", Unit.WORDS)
SOURCES = "as the last column says"


def sections(report: Record) -> tuple[Section, ...]:
    """Every part of the year that has anything entered."""
    found = (
        Section(code, heading, (), tuple(tables(report[code], kinds)))
        for code, heading, kinds in PARTS
    )
    return tuple(one for one in found if one.tables)


def tables(part: Record, kinds: tuple[Kind, ...]) -> Iterator[Table]:
    for kind in kinds:
        if records := list(kind.records(part)):
            sourced = any("source" in one for one in records)
            yield Table(
                code=kind.code,
                title=kind.title,
                story="",
                definition=kind.definition,
                version="1",
                stub=kind.stub,
                columns=columns(kind, sourced),
                rows=tuple(
                    row(kind, number, one, sourced) for number, one in enumerate(records, 1)
                ),
                source=SOURCES if sourced else "the tables beside it",
            )


def columns(kind: Kind, sourced: bool) -> tuple[Column, ...]:
    told = tuple(Column(field, label, unit) for field, label, unit in kind.columns)
    return (*told, SOURCE) if sourced else told


def row(kind: Kind, number: int, record: Record, sourced: bool) -> Row:
    cells = tuple(
        cell(record[field], unit) if field in record else Missing(Mark.NOT_APPLICABLE)
        for field, _, unit in kind.columns
    )
    beside = (Words(source_of(record)),) if sourced else ()
    return Row(f"r{number:03}", kind.name(record), (*cells, *beside))


def source_of(record: Record) -> str:
    told = f"{record['source']}, {record['dated_on']}"
    return f"{told}; corrected, version {record['version']}" if record["version"] > 1 else told


def cell(value: Any, unit: Unit) -> Cell | Words:
    """A number stays one, what is not known says so, and the rest is words."""
    if isinstance(value, About):
        return about(value, unit)
    if value is None or value == "":
        return Missing(Mark.NOT_KNOWN)
    if isinstance(value, bool):
        return Words("yes" if value else "no")
    if isinstance(value, int | float):
        return exactly(Exactly(value), unit)
    if isinstance(value, list):
        return Words(listed(value))
    return Words(str(value))


def listed(values: list[Any]) -> str:
    """Essex Police; 6 not known"""
    known = [str(one) for one in values if one is not None]
    more = len(values) - len(known)
    return "; ".join([*known, *([f"{more} {NOT_KNOWN}"] if more else [])]) or "none entered"


def about(told: About, unit: Unit) -> Cell:
    if told.value is None:
        return Missing(Mark.NOT_KNOWN)
    return exactly(Exactly(told.value), unit, *((Mark.ABOUT,) if told.about else ()))
