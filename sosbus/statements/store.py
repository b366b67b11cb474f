"""Finding what was said of a year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from sosbus.sources import store as sources
from sosbus.sources.rules import said as said_so
from sosbus.statements.rules import unusual_nights
from sosbus.statements.tables import Statement, UsualNights
from sosbus.targets.rules import year_name


def in_year(db: Session, first: date, last: date) -> dict[str, Any]:
    said = statements(db, year_name(first))
    nights = usual_nights(db, year_name(first))
    from_ = sources.told(db, [*said, *nights])
    return {
        "statements": [
            {
                "what": one.about_what.value,
                "label": one.about_what.label,
                "said": one.words,
                "value": one.value,
                "about": one.about,
                "shown": said_so(one.value, one.about),
                "kept_as": [kind.value for kind in one.kept_as],
            }
            | from_[one.id]
            for one in said
        ],
        "usual_nights": [told_nights(one, first, last) | from_[one.id] for one in nights],
    }


def told_nights(one: UsualNights, first: date, last: date) -> dict[str, Any]:
    weekdays = {int(day.value) for day in one.weekdays}
    usual, others = unusual_nights(first, last, weekdays, one.opens, one.closes)
    return {
        "nights": [day.label for day in one.weekdays],
        "opens": f"{one.opens:%H:%M}",
        "closes": f"{one.closes:%H:%M}",
        "place": one.place,
        "hours": usual,
        "when_clocks_change": [{"night": str(day), "hours": h} for day, h in others],
    }


def statements(db: Session, year: str) -> Sequence[Statement]:
    asked = select(Statement).where(Statement.year == year)
    return db.exec(asked.order_by(col(Statement.about_what), col(Statement.words))).all()


def usual_nights(db: Session, year: str) -> Sequence[UsualNights]:
    asked = select(UsualNights).where(UsualNights.year == year)
    return db.exec(asked.order_by(col(UsualNights.opens), col(UsualNights.id))).all()
