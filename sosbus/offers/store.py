"""Offers and the messages that go with them. Made and ended while the night is held still."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.offers.rules import lasts_until, new_offer
from sosbus.people.tables import BusRole
from sosbus.rota.tables import Answer, Offer, OfferKind


def one(db: Session, offer_id: UUID) -> Offer | None:
    return db.get(Offer, offer_id)


def read_again(db: Session, offer: Offer) -> None:
    """As it is now that the night is held still."""
    db.refresh(offer)


def open_to(db: Session, person_id: UUID, now: datetime) -> Sequence[Offer]:
    """What somebody is asked at this moment, the most pressing first."""
    asked = select(Offer).where(
        Offer.to_id == person_id, col(Offer.ended_at).is_(None), col(Offer.lasts_until) > now
    )
    return db.exec(asked.order_by(col(Offer.lasts_until), col(Offer.id))).all()


def on(db: Session, night_id: UUID) -> Sequence[Offer]:
    """Every offer there ever was of a night's places."""
    asked = select(Offer).where(Offer.night_id == night_id)
    return db.exec(
        asked.order_by(col(Offer.made_at), col(Offer.id)).execution_options(
            populate_existing=True
        )
    ).all()


def open_on(db: Session, night_id: UUID) -> list[Offer]:
    return [offer for offer in on(db, night_id) if offer.ended_at is None]


def of_place(db: Session, sign_up_ids: Collection[UUID]) -> list[Offer]:
    """Open offers that give one of these places away, or want it in return."""
    asked = select(Offer).where(
        col(Offer.ended_at).is_(None),
        col(Offer.sign_up_id).in_(sign_up_ids) | col(Offer.in_return_id).in_(sign_up_ids),
    )
    return list(db.exec(asked).all())


def run_out(db: Session, now: datetime) -> Sequence[UUID]:
    """Nights with an offer that nobody answered in time."""
    return db.exec(
        select(Offer.night_id)
        .where(col(Offer.ended_at).is_(None), col(Offer.lasts_until) <= now)
        .distinct()
    ).all()


def make(
    db: Session,
    night: Night,
    role: BusRole,
    kind: OfferKind,
    to_ids: Iterable[UUID],
    now: datetime,
    *,
    sign_up_id: UUID | None = None,
    in_return_id: UUID | None = None,
    wave: int = 0,
) -> list[Offer]:
    """One offer to each who has no open one of this kind on this night, and word of it."""
    if lasts_until(kind, night, now) <= now:
        return []
    asked = {offer.to_id for offer in open_on(db, night.id) if offer.kind is kind}
    made = [
        new_offer(night, role, kind, to_id, now, sign_up_id, in_return_id, wave)
        for to_id in to_ids
        if to_id not in asked
    ]
    db.add_all(made)
    db.flush()
    tell(db, About.OFFER, made, now)
    return made


def end(
    db: Session,
    offers: Iterable[Offer],
    answer: Answer,
    now: datetime,
    about: About | None = None,
    words: str = "",
) -> None:
    """End these, and tell those they were made to if there is something to say."""
    some = [offer for offer in offers if offer.ended_at is None]
    for offer in some:
        offer.ended_at, offer.answer = now, answer
        db.add(offer)
    db.flush()
    if about:
        tell(db, about, some, now, words)


def tell(
    db: Session, about: About, some: Sequence[Offer], now: datetime, words: str = ""
) -> None:
    numbers = how_many(db, some)
    for offer in some:
        facts = {"offer": str(offer.id)} | ({"words": words} if words else {})
        until = offer.lasts_until if about is About.OFFER else None
        which = numbers[offer.night_id, offer.to_id]
        outbox.tell(
            db,
            message(
                about,
                offer.to_id,
                offer.night_id,
                which,
                now,
                useless_after=until,
                facts=facts,
            ),
        )


def how_many(db: Session, some: Sequence[Offer]) -> dict[tuple[UUID, UUID], int]:
    """How often each of these people has been asked about that night: a message's version."""
    asked = (
        select(Offer.night_id, Offer.to_id, func.count())
        .where(
            col(Offer.night_id).in_({offer.night_id for offer in some}),
            col(Offer.to_id).in_({offer.to_id for offer in some}),
        )
        .group_by(col(Offer.night_id), col(Offer.to_id))
    )
    return {(night_id, to_id): number for night_id, to_id, number in db.exec(asked)}
