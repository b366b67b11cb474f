"""Writing the ledger once a night is over, and reading it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, exists, func, select

from sosbus.hours import rules
from sosbus.hours.rules import Worked
from sosbus.hours.tables import HourLine
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.roll_call import store as roll_call
from sosbus.roll_call.tables import RollMark
from sosbus.rota.tables import SignUp

AT_A_TIME = 20  # nights in one round, so that no round is long
LATEST = timedelta(days=14)  # a device that is found again after that is asked about by hand


def rounds(db: Session, now: datetime) -> int:
    """Write the hours of closed nights that have none yet, and put right those whose roll
    came in later. How many nights were written."""
    for night_id in rolls_that_came_later(db, now):
        put_right(db, night_id, now)
    asked = (
        select(Night.id)
        .where(
            col(Night.closed_at).is_not(None),
            ~exists().where(col(HourLine.night_id) == Night.id),
            exists().where(
                col(SignUp.night_id) == Night.id, col(SignUp.withdrawn_at).is_(None)
            ),
        )
        .order_by(col(Night.night_date))
        .limit(AT_A_TIME)
    )
    found = db.exec(asked).all()
    for night_id in found:
        night = nights.locked(db, night_id)
        if night and not is_written(db, night):
            write(db, night, now)
    return len(found)


def is_written(db: Session, night: Night) -> bool:
    asked = select(HourLine.id).where(HourLine.night_id == night.id).limit(1)
    return db.exec(asked).first() is not None


def write(db: Session, night: Night, now: datetime) -> None:
    marks = roll_call.of_night(db, night.id)
    crew = db.exec(
        select(SignUp, Person)
        .join(Person, col(Person.id) == SignUp.person_id)
        .where(SignUp.night_id == night.id, col(SignUp.withdrawn_at).is_(None))
    )
    for sign_up, person in crew:
        some = marks.get(sign_up.id, [])
        db.add(rules.new_line(night, person, sign_up, some, bool(marks), now))


def rolls_that_came_later(db: Session, now: datetime) -> Sequence[UUID]:
    """Nights with marks that reached us after their hours were written."""
    written = select(func.max(HourLine.at)).where(col(HourLine.night_id) == Night.id)
    newer = exists().where(
        col(RollMark.night_id) == Night.id,
        col(RollMark.received_at) > written.scalar_subquery(),
    )
    return db.exec(select(Night.id).where(Night.closes_at > now - LATEST, newer)).all()


def put_right(db: Session, night_id: UUID, now: datetime) -> None:
    night = nights.locked(db, night_id)
    lines = db.exec(select(HourLine).where(HourLine.night_id == night_id)).all()
    held = db.exec(
        select(SignUp).where(SignUp.night_id == night_id, col(SignUp.withdrawn_at).is_(None))
    )
    whose = {one.person_id: one.id for one in held}
    marks = roll_call.of_night(db, night_id)
    for worked in rules.by_night((line, night) for line in lines if night):
        if worked.first.person_id not in whose:
            continue
        some = marks.get(whose[worked.first.person_id], [])
        if line := rules.from_the_roll(worked, some, now):
            db.add(line)


def held_still(db: Session, person_id: UUID, night_id: UUID) -> Worked | None:
    """Somebody's hours of one night, which nobody else puts right meanwhile."""
    nights.locked(db, night_id)
    return next((x for x in of_person(db, person_id) if x.night.id == night_id), None)


def of_person(db: Session, person_id: UUID) -> list[Worked]:
    asked = (
        select(HourLine, Night)
        .join(Night, col(Night.id) == HourLine.night_id)
        .where(HourLine.person_id == person_id)
    )
    return rules.by_night(db.exec(asked).all())


def keep(db: Session, line: HourLine) -> None:
    db.add(line)


def between(db: Session, first: date, last: date) -> Sequence[tuple[HourLine, Night, Person]]:
    """Every line of the ledger for nights between two dates, by night and name."""
    asked = (
        select(HourLine, Night, Person)
        .join(Night, col(Night.id) == HourLine.night_id)
        .join(Person, col(Person.id) == HourLine.person_id)
        .where(col(Night.night_date).between(first, last))
        .order_by(col(Night.night_date), col(Person.name), col(HourLine.at))
    )
    return db.exec(asked).all()


def active(db: Session, first: date, last: date) -> int | None:
    """How many volunteers served between two dates; None where nothing is noted."""
    served = [
        (person.id, line.as_volunteer and line.served_minutes > 0)
        for line, _, person in between(db, first, last)
    ]
    return len({who for who, did in served if did}) if served else None


def nights_served(db: Session) -> list[tuple[UUID, int]]:
    """How many nights each person has truly served."""
    per_night = (
        select(HourLine.person_id, HourLine.night_id)
        .where(col(HourLine.as_volunteer))
        .group_by(col(HourLine.person_id), col(HourLine.night_id))
        .having(func.sum(HourLine.served_minutes) > 0)
        .subquery()
    )
    asked = select(per_night.c.person_id, func.count()).group_by(per_night.c.person_id)
    return [(person_id, int(number)) for person_id, number in db.exec(asked)]
