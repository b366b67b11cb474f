"""Keeping counts of crimes, month by month and area by area."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, insert, select

from sosbus.crime.rules import TOWN_CENTRE, TOWN_CENTRE_2021, Crimes
from sosbus.crime.tables import CrimeCount, CrimeFile


def is_read(db: Session, raw: bytes) -> bool:
    return db.get(CrimeFile, hashlib.sha256(raw).hexdigest()) is not None


def take_in(db: Session, raw: bytes, crimes: Crimes, now: datetime) -> int:
    """Keep a file's counts in place of what was held for its months and areas.

    Gives how many month-and-area pairs were held before, so that nothing is added twice.
    Bytes read before change nothing, even if a later file has replaced what they said. Months
    and areas a file has no rows for stay as they are: give whole files, not parts of an area.
    """
    replaced = 0
    if is_read(db, raw):
        return replaced
    for month in crimes.months:
        areas = {lsoa for when, lsoa in crimes.pairs if when == month}
        held = db.exec(
            select(CrimeCount.lsoa).where(CrimeCount.month == month).distinct()
        ).all()
        again = areas.intersection(held)
        replaced += len(again)
        if again:
            db.exec(
                delete(CrimeCount).where(
                    col(CrimeCount.month) == month, col(CrimeCount.lsoa).in_(again)
                )
            )
    rows = [
        {"month": month, "lsoa": lsoa, "crime_type": crime_type, "count": number}
        for (month, lsoa, crime_type), number in crimes.counts.items()
    ]
    if rows:
        db.execute(insert(CrimeCount), rows)
    db.add(
        CrimeFile(
            sha256=hashlib.sha256(raw).hexdigest(),
            read_at=now,
            rows=crimes.rows,
            first_month=crimes.months[0] if rows else "",
            last_month=crimes.months[-1] if rows else "",
        )
    )
    return replaced


def between(db: Session, lsoa: str, first: str, last: str) -> Sequence[CrimeCount]:
    """An area's counts from month to month ("2018-01"), both counted."""
    return db.exec(
        select(CrimeCount)
        .where(CrimeCount.lsoa == lsoa, col(CrimeCount.month).between(first, last))
        .order_by(col(CrimeCount.month), col(CrimeCount.crime_type))
    ).all()


def latest_month(db: Session, until: str) -> str | None:
    """The newest month held for the town centre, up to a month."""
    areas = (TOWN_CENTRE, *TOWN_CENTRE_2021)
    return db.exec(
        select(CrimeCount.month)
        .where(col(CrimeCount.lsoa).in_(areas), col(CrimeCount.month) <= until)
        .order_by(col(CrimeCount.month).desc())
    ).first()


def in_town_centre(db: Session, month: str, types: Collection[str]) -> dict[str, int]:
    """A month's counts of these types in the town centre; nothing for a month not held.

    By the one area of 2011 where it is held, else by the two of 2021: never by all three.
    """
    areas = (TOWN_CENTRE, *TOWN_CENTRE_2021)
    held = db.exec(
        select(CrimeCount).where(CrimeCount.month == month, col(CrimeCount.lsoa).in_(areas))
    ).all()
    found = [one for one in held if one.lsoa == TOWN_CENTRE] or held
    if not found:
        return {}
    return {name: sum(one.count for one in found if one.crime_type == name) for name in types}
