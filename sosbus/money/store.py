"""Finding what held on a day, and what was given for a period."""

from datetime import date

from sqlmodel import Session, col, select

from sosbus.money.rules import USUAL, Costs, UnitCost, is_for
from sosbus.money.tables import Assumption, Grant, Priced, Reserve, UnitPrice


def costs(db: Session, on: date, night: float) -> Costs:
    """As entered for that day, or else as is usual; `night` is what one costs to run."""
    asked = select(UnitPrice).where(col(UnitPrice.first_day) <= on)
    held = dict(USUAL)
    for one in db.exec(asked.order_by(col(UnitPrice.first_day))):
        held[one.what] = UnitCost(one.code, one.price_year, float(one.pounds))
    return Costs(
        held[Priced.AMBULANCE], held[Priced.AE], held[Priced.HOUR], night, assumed(db, on)
    )


def assumed(db: Session, on: date) -> Assumption | None:
    asked = select(Assumption).where(col(Assumption.first_day) <= on)
    return db.exec(asked.order_by(col(Assumption.first_day).desc())).first()


def grants(db: Session, first: date, last: date) -> tuple[Grant, ...]:
    """Those that are for just these days."""
    every = db.exec(select(Grant).order_by(col(Grant.funder))).all()
    return tuple(one for one in every if is_for(one, first, last))


def reserve(db: Session, on: date) -> Reserve | None:
    """The newest known by then."""
    asked = select(Reserve).where(col(Reserve.held_on) <= on)
    return db.exec(asked.order_by(col(Reserve.held_on).desc())).first()
