"""Keeping what people have said no to, and finding it again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, select

from sosbus.availability.rules import Noes, keeps_off, new_leave
from sosbus.availability.tables import Away, Kind, Limit, WeeklyAway, Wishes
from sosbus.base.refusal import Refusal
from sosbus.nights.rules import night_date_of
from sosbus.people.tables import BusRole, Person
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew

EVERYTHING: tuple[type[Any], ...] = (Away, WeeklyAway, Limit, Wishes)
WISHES = ("both_nights", "wake_me", "texts", "covers_as")


def of_people(db: Session, ids: Collection[UUID]) -> dict[UUID, Noes]:
    """What each of these people has said, in four queries however many they are."""
    said: dict[type, dict[UUID, list[Any]]] = {}
    for table in EVERYTHING:
        said[table] = defaultdict(list)
        for row in db.exec(select(table).where(col(table.person_id).in_(ids))):
            said[table][row.person_id].append(row)
    return {
        one: Noes(
            tuple(sorted(said[Away][one], key=lambda away: away.first)),
            tuple(sorted(said[WeeklyAway][one], key=lambda weekly: weekly.weekday)),
            tuple(sorted(said[Limit][one], key=lambda limit: limit.role or "")),
            **{name: getattr(row, name) for row in said[Wishes][one] for name in WISHES},
        )
        for one in ids
    }


def of(db: Session, person_id: UUID) -> Noes:
    return of_people(db, [person_id])[person_id]


def held_off(db: Session, person: Person, now: datetime) -> list[NightCrew]:
    """The coming nights somebody is on although what they have said keeps them off."""
    noes = of(db, person.id)
    found = []
    for whole in rota.mine(db, person, night_date_of(now)):
        night, mine = whole.night, whole.mine(person)
        if night.cancelled_at or night.closes_at <= now or mine is None:
            continue
        if keeps_off(noes, night.opens_at, night.closes_at, mine.sign_up.role):
            found.append(whole)
    return found


def add(db: Session, some: Iterable[Away | WeeklyAway]) -> None:
    db.add_all(some)
    db.flush()


def take_back(db: Session, person: Person, entry_id: UUID) -> bool:
    """Remove a day or a weekday of their own; False if they have no such entry."""
    away = delete(Away).where(
        col(Away.id) == entry_id,
        col(Away.person_id) == person.id,
        col(Away.kind) == Kind.AWAY,
    )
    weekly = delete(WeeklyAway).where(
        col(WeeklyAway.id) == entry_id, col(WeeklyAway.person_id) == person.id
    )
    return bool(db.exec(away).rowcount or db.exec(weekly).rowcount)


def keep_limits(db: Session, person: Person, most: Mapping[BusRole | None, int | None]) -> None:
    """The most nights a month, in all (None) and by role; a role without a number has none."""
    held_still(db, person.id)
    db.exec(delete(Limit).where(col(Limit.person_id) == person.id))
    db.add_all(
        Limit(person_id=person.id, role=role, most_a_month=number)
        for role, number in most.items()
        if number is not None
    )


def keep_wishes(db: Session, person: Person, wanted: Mapping[str, Any]) -> None:
    held_still(db, person.id)
    wishes = db.get(Wishes, person.id) or Wishes(person_id=person.id)
    for name in WISHES:
        setattr(wishes, name, wanted[name])
    db.add(wishes)


def held_still(db: Session, person_id: UUID) -> None:
    """Two of one person's changes go one after the other."""
    db.exec(select(Person.id).where(Person.id == person_id).with_for_update()).one()


def set_leave(
    db: Session, person_id: UUID, first: date, last: date | None, by_id: UUID
) -> Away | Refusal:
    """A leave of absence, instead of any that was still running or to come."""
    leave = new_leave(person_id, first, last, by_id)
    if isinstance(leave, Refusal):
        return leave
    held_still(db, person_id)
    end_leave(db, person_id, first)
    db.add(leave)
    db.flush()
    return leave


def end_leave(db: Session, person_id: UUID, on: date) -> None:
    """Back from this day: a leave that runs ends the day before, one to come goes."""
    asked = select(Away).where(Away.person_id == person_id, Away.kind == Kind.LEAVE)
    for leave in db.exec(asked):
        if leave.first >= on:
            db.delete(leave)
        elif leave.last is None or leave.last >= on:
            leave.last = on - timedelta(days=1)
            db.add(leave)
    db.flush()


def forget(db: Session, person_id: UUID) -> None:
    """Take all that somebody has said out of the house."""
    for table in EVERYTHING:
        db.exec(delete(table).where(col(table.person_id) == person_id))
