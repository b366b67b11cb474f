"""Looking up whom a sheet speaks of, and bringing in what a dry run showed."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from sosbus.base.clock import TOWN
from sosbus.lapsing import store as lapsing
from sosbus.messages import store as outbox
from sosbus.messages.rules import new_letter
from sosbus.people import store as people
from sosbus.people.rules import tidy_email
from sosbus.people.tables import Person
from sosbus.people_sheet import rules
from sosbus.people_sheet.rules import Volunteer
from sosbus.sheets.rules import Sheet
from sosbus.trials.rules import Trial
from sosbus.trials.tables import Fate

AT_ONCE = 500  # addresses in one question to the database
Words = tuple[str, str]


def known(db: Session, emails: Iterable[str]) -> dict[str, Person]:
    """Everyone who has or had one of these addresses, held still while they are judged."""
    tidy = sorted({email for one in emails if (email := tidy_email(one))})
    found: dict[str, Person] = {}
    for start in range(0, len(tidy), AT_ONCE):
        some = tidy[start : start + AT_ONCE]
        asked = select(Person).where(col(Person.email).in_(some)).order_by(col(Person.id))
        found |= {one.email: one for one in db.exec(asked.with_for_update())}
    return found


def try_out(db: Session, sheet: Sheet, now: datetime) -> Trial:
    here = known(db, (row["email"] for row in sheet.rows))
    return rules.try_out(sheet, here, now.astimezone(TOWN).date())


def bring_in(db: Session, trial: Trial, letter: Words | None, now: datetime) -> None:
    """Exactly what the dry run showed; a letter to those who are new, if one is given."""
    here = known(db, (line.given.email for line in trial.of(Fate.CHANGES)))
    for line in trial.of(Fate.NEW, Fate.CHANGES):
        if line.fate is Fate.CHANGES:
            change(db, here[line.given.email], line.given, now)
            continue
        people.add(db, rules.new_volunteer(line.given, now))
        if letter:
            outbox.add(db, new_letter(line.given.email, *letter, now))


def change(db: Session, person: Person, given: Volunteer, now: datetime) -> None:
    """What they are trained for may change whether coming crews are safe to go."""
    before = lapsing.coming(db, person, now) if rules.retrains(person, given) else None
    rules.change(person, given)
    people.add(db, person)
    if before is not None:
        lapsing.weigh_again(db, before, now)
