"""Placing people by file. Each row is tried for real, one after another as they would come;
a dry run then takes all of it back."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.people_sheet.store import known
from sosbus.places import store as places
from sosbus.places_sheet import rules
from sosbus.rota import store as rota
from sosbus.rota.tables import How, SignUp
from sosbus.sheets.rules import Sheet
from sosbus.trials.rules import Line, Reading, Trial
from sosbus.trials.tables import Fate


def try_out(db: Session, sheet: Sheet, by: Person, now: datetime) -> Trial | Refusal:
    """What would happen, found out by doing it and taking it back."""
    if len(sheet.rows) > rules.MOST_PLACES:
        return Refusal(f"Bring in at most {rules.MOST_PLACES} places at a time.")
    with db.begin_nested() as doing:
        trial = bring_in(db, sheet, by, now)
        doing.rollback()
    return trial


def bring_in(db: Session, sheet: Sheet, by: Person, now: datetime) -> Trial:
    here = known(db, (row["email"] for row in sheet.rows))
    readings = [Reading(row) for row in sheet.rows]
    dates = [on for one in readings if (on := Reading(one.row).day("night"))]
    some = nights.between(db, min(dates), max(dates)) if dates else []
    on_dates = {night.night_date: night for night in some}
    lines = [place(db, one, here, on_dates, by, now) for one in readings]
    return Trial(lines, sheet.unread)


def place(
    db: Session,
    reading: Reading,
    here: Mapping[str, Person],
    on_dates: Mapping[date, Night],
    by: Person,
    now: datetime,
) -> Line:
    wish = rules.wish_in(reading)
    person = here.get(wish.email) if wish else None
    night = on_dates.get(wish.night_date) if wish else None
    who = person.name if person else reading.row["email"][:60] or "Nobody named"
    if wish and person is None:
        reading.wrong.append("Nobody has this address. Bring the volunteers in first.")
    if wish and night is None:
        reading.wrong.append("No night is planned on that date.")
    if wish is None or person is None or night is None:
        return reading.line(who, Fate.WRONG)
    if holds(db, night, person, wish):
        return reading.line(who, Fate.SAME, [rules.told(wish)])
    taken = places.place(db, night.id, person.id, wish.place, How.IMPORT, by, now)
    if not isinstance(taken, SignUp):
        reading.wrong += [rules.told(wish), *taken.labels]
    return reading.line(who, Fate.NEW, [rules.told(wish)])


def holds(db: Session, night: Night, person: Person, wish: rules.Wish) -> bool:
    mine = rota.of(db, night).mine(person)
    return mine is not None and mine.sign_up.role is wish.place
