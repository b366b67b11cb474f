"""Keeping the numbers, and finding them with what is shipped for those never checked."""

from datetime import date

from sqlmodel import Session, select

from sosbus.prompts import rules
from sosbus.prompts.rules import Number, Shown
from sosbus.prompts.tables import NUMBERS_AS_SHIPPED, Line, PhoneLine


def lines(db: Session) -> list[PhoneLine]:
    """Every line: as kept, or as shipped and not checked yet."""
    kept = {one.code: one for one in db.exec(select(PhoneLine))}
    return [
        kept.get(code) or PhoneLine(code=code, number=number)
        for code, number in NUMBERS_AS_SHIPPED.items()
    ]


def numbers(db: Session, today: date) -> dict[Line, Number]:
    return {one.code: rules.number_of(one, today) for one in lines(db)}


def cards(db: Session, today: date) -> list[Shown]:
    """Every reminder with today's numbers in it."""
    return rules.shown(numbers(db, today))


def keep(db: Session, code: Line, number: str, verified_on: date) -> None:
    db.merge(PhoneLine(code=code, number=number, verified_on=verified_on))
