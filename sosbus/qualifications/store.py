"""Keeping which cards were seen, and which place needs which."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, delete, select

from sosbus.people.tables import BusRole
from sosbus.qualifications.tables import Card, CardKind, CardNeed


def needs(db: Session) -> Sequence[CardNeed]:
    return db.exec(select(CardNeed)).all()


def keep_needs(db: Session, pairs: Iterable[tuple[BusRole, CardKind]]) -> None:
    db.exec(delete(CardNeed))
    for role, kind in sorted(set(pairs)):
        db.add(CardNeed(role=role, kind=kind))


def of_people(db: Session, ids: Collection[UUID]) -> dict[UUID, list[Card]]:
    found: dict[UUID, list[Card]] = {one: [] for one in ids}
    asked = select(Card).where(col(Card.person_id).in_(ids))
    for card in db.exec(asked.order_by(col(Card.expires_on).desc(), col(Card.id))):
        found[card.person_id].append(card)
    return found


def of(db: Session, person_id: UUID) -> list[Card]:
    return of_people(db, [person_id])[person_id]


def everybodys(db: Session) -> dict[UUID, list[Card]]:
    """All cards, by person: what a long list needs, in one query."""
    found: dict[UUID, list[Card]] = defaultdict(list)
    for card in db.exec(select(Card)):
        found[card.person_id].append(card)
    return found


def running_out(db: Session, first: date, last: date) -> set[UUID]:
    """Whose cards end between two days."""
    asked = select(Card.person_id).where(
        col(Card.expires_on).between(first, last), col(Card.withdrawn_on).is_(None)
    )
    return set(db.exec(asked))


def add(db: Session, card: Card) -> None:
    db.add(card)


def one(db: Session, person_id: UUID, card_id: UUID) -> Card | None:
    asked = select(Card).where(Card.id == card_id, Card.person_id == person_id)
    return db.exec(asked.with_for_update()).first()


def withdraw(db: Session, card: Card, on: date, by_id: UUID) -> None:
    card.withdrawn_on, card.withdrawn_by_id = on, by_id
    db.add(card)
