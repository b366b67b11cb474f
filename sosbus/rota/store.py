"""Crews of nights, the places people hold, and the story of how they came to."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.crews import store as crews
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications import store as qualifications
from sosbus.rota.rules import Aboard, NightCrew, fit_on
from sosbus.rota.tables import Offer, OfferKind, SignUp, StoryLine, What

HOLDS = (OfferKind.WAITING_LIST,)  # keeps the place while it lasts; the others race


def with_crews(db: Session, some: Sequence[Night]) -> list[NightCrew]:
    """These nights with their crews and rules, in eight queries however many they are."""
    if not some:
        return []
    ids = [night.id for night in some]
    found = db.exec(
        select(SignUp, Person)
        .join(Person, col(Person.id) == SignUp.person_id)
        .where(col(SignUp.night_id).in_(ids), col(SignUp.withdrawn_at).is_(None))
        .order_by(col(SignUp.place), col(SignUp.role))
    ).all()
    people = {person.id: person for _, person in found}
    needs, cards = qualifications.needs(db), qualifications.of_people(db, people)
    by_night = {night.id: night for night in some}
    done = nights_done(db, [one for one in people.values() if one.first_nights])
    crews_: dict[UUID, list[Aboard]] = defaultdict(list)
    for sign_up, person in found:
        night = by_night[sign_up.night_id]
        fit = fit_on(night, sign_up, person, needs, cards.get(person.id, []))
        nth = 1 + sum(at <= night.opens_at for at in done.get(person.id, []))
        nth = nth if nth <= person.first_nights else 0
        crews_[night.id].append(Aboard(sign_up, person, fit, nth))
    held, rules = held_on(db, ids), crews.all_rules(db)
    return [
        NightCrew(night, rules[night.kind], crews_[night.id], held[night.id]) for night in some
    ]


def nights_done(db: Session, some: Collection[Person]) -> Mapping[UUID, list[datetime]]:
    """When each night that these people have held a place on ends."""
    ends: dict[UUID, list[datetime]] = defaultdict(list)
    if some:
        asked = (
            select(SignUp.person_id, Night.closes_at)
            .join(Night, col(Night.id) == SignUp.night_id)
            .where(
                col(SignUp.person_id).in_([one.id for one in some]),
                col(SignUp.withdrawn_at).is_(None),
                col(Night.cancelled_at).is_(None),
            )
        )
        for person_id, closes_at in db.exec(asked):
            ends[person_id].append(closes_at)
    return ends


def held_on(db: Session, night_ids: Collection[UUID]) -> dict[UUID, list[tuple[BusRole, UUID]]]:
    """Places kept a while for somebody who was offered one."""
    held: dict[UUID, list[tuple[BusRole, UUID]]] = defaultdict(list)
    asked = select(Offer).where(
        col(Offer.night_id).in_(night_ids),
        col(Offer.ended_at).is_(None),
        col(Offer.kind).in_(HOLDS),
        col(Offer.sign_up_id).is_(None),
    )
    for offer in db.exec(asked):
        held[offer.night_id].append((offer.role, offer.to_id))
    return held


def between(db: Session, first: date, last: date, drafts: bool = True) -> list[NightCrew]:
    """Nights by date; without drafts, only those that are published."""
    some = nights.between(db, first, last)
    return with_crews(db, [one for one in some if drafts or one.published_at])


def of(db: Session, night: Night) -> NightCrew:
    return with_crews(db, [night])[0]


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


def role_on(db: Session, person: Person, night_id: UUID) -> BusRole | None:
    """The role this person holds a place for on that night, if any."""
    asked = select(SignUp).where(
        SignUp.night_id == night_id,
        SignUp.person_id == person.id,
        col(SignUp.withdrawn_at).is_(None),
    )
    found = db.exec(asked).first()
    return found.role if found else None


def mine(db: Session, person: Person, first: date) -> list[NightCrew]:
    """The nights this person is on from a date, soonest first."""
    asked = (
        select(Night)
        .join(SignUp, col(SignUp.night_id) == Night.id)
        .where(
            SignUp.person_id == person.id,
            col(SignUp.withdrawn_at).is_(None),
            col(Night.night_date) >= first,
            col(Night.published_at).is_not(None),
        )
        .order_by(col(Night.night_date))
    )
    return with_crews(db, db.exec(asked).all())


def sign_up(db: Session, sign_up_id: UUID) -> SignUp | None:
    return db.get(SignUp, sign_up_id)


def anyone_ever_on(db: Session, night: Night) -> bool:
    """Whether anyone has, or has had, a place: such a night is kept for the record."""
    return db.exec(select(SignUp.id).where(SignUp.night_id == night.id)).first() is not None


def note(
    db: Session,
    night_id: UUID,
    what: What,
    now: datetime,
    *,
    person_id: UUID | None = None,
    by_id: UUID | None = None,
    words: str = "",
) -> None:
    """One more line in a night's story."""
    by_id = None if by_id == person_id else by_id
    db.add(
        StoryLine(
            night_id=night_id, at=now, what=what, person_id=person_id, by_id=by_id, words=words
        )
    )


def story(db: Session, night_id: UUID) -> Sequence[StoryLine]:
    return db.exec(
        select(StoryLine)
        .where(StoryLine.night_id == night_id)
        .order_by(col(StoryLine.at), col(StoryLine.number))
    ).all()


def told_of(db: Session, night_id: UUID, what: What) -> int:
    """How often something has happened to this night's crew."""
    asked = select(func.count()).where(
        StoryLine.night_id == night_id, col(StoryLine.what) == what
    )
    return db.exec(asked).one()
