"""Reading how people stand, in as few queries for ninety as for one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from sosbus.availability import store as availability
from sosbus.crews.tables import NotTogether
from sosbus.joining import store as joining
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.qualifications import store as qualifications
from sosbus.rota import store as rota
from sosbus.rota.tables import Offer, SignUp
from sosbus.standing.rules import Held, Standing

A_MONTH_AND_MORE = timedelta(days=32)


def of(db: Session, person_id: UUID, some: Sequence[Night]) -> Standing | None:
    return of_people(db, {person_id}, some).get(person_id)


def of_people(
    db: Session, ids: Collection[UUID], some: Sequence[Night]
) -> dict[UUID, Standing]:
    """How people stand for these nights, in eight queries however many they are."""
    people = db.exec(
        select(Person).where(col(Person.id).in_(ids)).execution_options(populate_existing=True)
    ).all()
    dates = [night.night_date for night in some]
    around = (min(dates) - A_MONTH_AND_MORE, max(dates) + A_MONTH_AND_MORE)
    noes, steps = availability.of_people(db, ids), joining.of_people(db, ids)
    needs, cards = qualifications.needs(db), qualifications.of_people(db, ids)
    held, apart = held_by(db, ids, *around), kept_apart(db, ids)
    done = rota.nights_done(db, [one for one in people if one.first_nights])
    before = min(night.opens_at for night in some)
    return {
        one.id: Standing(
            one,
            noes[one.id],
            held[one.id],
            steps.get(one.id, []),
            cards.get(one.id, []),
            needs,
            apart[one.id],
            sum(at <= before for at in done.get(one.id, [])),
        )
        for one in people
    }


def held_by(
    db: Session, ids: Collection[UUID], first: date, last: date
) -> dict[UUID, list[Held]]:
    held: dict[UUID, list[Held]] = defaultdict(list)
    asked = (
        select(SignUp, Night)
        .join(Night, col(Night.id) == SignUp.night_id)
        .where(
            col(SignUp.person_id).in_(ids),
            col(SignUp.withdrawn_at).is_(None),
            col(Night.cancelled_at).is_(None),
            col(Night.night_date).between(first, last),
        )
    )
    for sign_up, night in db.exec(asked):
        held[sign_up.person_id].append(
            Held(night.id, night.night_date, night.opens_at, night.closes_at, sign_up.role)
        )
    return held


def kept_apart(db: Session, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    apart: dict[UUID, set[UUID]] = defaultdict(set)
    asked = select(NotTogether).where(
        or_(col(NotTogether.one_id).in_(ids), col(NotTogether.other_id).in_(ids))
    )
    for pair in db.exec(asked):
        apart[pair.one_id].add(pair.other_id)
        apart[pair.other_id].add(pair.one_id)
    return defaultdict(frozenset, {one: frozenset(others) for one, others in apart.items()})


def last_asked(db: Session, ids: Collection[UUID]) -> dict[UUID, datetime]:
    asked = (
        select(Offer.to_id, func.max(Offer.made_at))
        .where(col(Offer.to_id).in_(ids))
        .group_by(col(Offer.to_id))
    )
    return {person_id: at for person_id, at in db.exec(asked) if at}
