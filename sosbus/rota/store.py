"""Crews of nights, and the places people hold."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select, update

from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import CrewLine, SignUp


def lines(db: Session) -> Sequence[CrewLine]:
    return db.exec(select(CrewLine).order_by(col(CrewLine.position))).all()


def with_crews(db: Session, some: Sequence[Night]) -> list[NightCrew]:
    """These nights with their crews, in two queries however many they are."""
    needed = lines(db)
    crews: dict[UUID, list[Aboard]] = defaultdict(list)
    found = db.exec(
        select(SignUp, Person)
        .join(Person, col(Person.id) == SignUp.person_id)
        .where(
            col(SignUp.night_id).in_([night.id for night in some]),
            col(SignUp.withdrawn_at).is_(None),
        )
        .order_by(col(SignUp.place))
    )
    for sign_up, person in found:
        crews[sign_up.night_id].append(Aboard(sign_up, person))
    return [NightCrew(night, needed, crews[night.id]) for night in some]


def between(db: Session, first: date, last: date) -> list[NightCrew]:
    return with_crews(db, nights.between(db, first, last))


def of(db: Session, night: Night) -> NightCrew:
    return with_crews(db, [night])[0]


def held_still(db: Session, person_id: UUID, night_id: UUID) -> NightCrew | None:
    """A night with its crew, locked person first and then night, so two cannot both win."""
    db.exec(select(Person.id).where(Person.id == person_id).with_for_update()).first()
    night = nights.locked(db, night_id)
    return of(db, night) if night else None


def keep(db: Session, sign_up: SignUp) -> None:
    db.add(sign_up)


def led_by(db: Session, person: Person, night_id: UUID) -> Night | None:
    """The night, if this person holds its lead's place."""
    return db.exec(
        select(Night)
        .join(SignUp, col(SignUp.night_id) == Night.id)
        .where(
            Night.id == night_id,
            SignUp.person_id == person.id,
            SignUp.role == BusRole.BUS_LEAD,
            col(SignUp.withdrawn_at).is_(None),
        )
    ).first()


def mine(db: Session, person: Person, first: date) -> list[NightCrew]:
    """The nights this person is on from a date, soonest first."""
    asked = (
        select(Night)
        .join(SignUp, col(SignUp.night_id) == Night.id)
        .where(
            SignUp.person_id == person.id,
            col(SignUp.withdrawn_at).is_(None),
            col(Night.night_date) >= first,
        )
        .order_by(col(Night.night_date))
    )
    return with_crews(db, db.exec(asked).all())


def give_back_all(db: Session, person: Person, now: datetime) -> None:
    """Open again every place this person holds on a night that is not over."""
    coming = select(Night.id).where(col(Night.closes_at) > now)
    db.exec(
        update(SignUp)
        .where(
            col(SignUp.person_id) == person.id,
            col(SignUp.withdrawn_at).is_(None),
            col(SignUp.night_id).in_(coming),
        )
        .values(withdrawn_at=now)
    )


def anyone_ever_on(db: Session, night: Night) -> bool:
    """Whether anyone has, or has had, a place: such a night is kept for the record."""
    return db.exec(select(SignUp.id).where(SignUp.night_id == night.id)).first() is not None
