"""How long a place stays offered, and what an offer that has ended says."""

from datetime import datetime, timedelta
from uuid import UUID

from sosbus.base.refusal import Conflict
from sosbus.base.words import stamp
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from sosbus.rota.tables import Answer, Offer, OfferKind

HOUR = timedelta(hours=1)
NEAR, AT_LENGTH, IN_SHORT = 24 * HOUR, 12 * HOUR, timedelta(minutes=20)
GIVEN_FOR, GIVEN_BEFORE = 48 * HOUR, 6 * HOUR
TO_STEP_IN = (OfferKind.COVER, OfferKind.STANDBY)
BETWEEN_TWO = (OfferKind.GIVEN, OfferKind.SWAP)


def lasts_until(kind: OfferKind, night: Night, now: datetime) -> datetime:
    """Never past the opening; a gift or a swap leaves six hours to find somebody yet."""
    opens = night.opens_at
    if kind in TO_STEP_IN:
        return opens
    if kind is OfferKind.WAITING_LIST:
        return min(opens, now + (IN_SHORT if opens - now <= NEAR else AT_LENGTH))
    return min(opens - GIVEN_BEFORE, now + GIVEN_FOR)


def new_offer(
    night: Night,
    role: BusRole,
    kind: OfferKind,
    to_id: UUID,
    now: datetime,
    sign_up_id: UUID | None = None,
    in_return_id: UUID | None = None,
    wave: int = 0,
) -> Offer:
    return Offer(
        night_id=night.id,
        role=role,
        kind=kind,
        to_id=to_id,
        sign_up_id=sign_up_id,
        in_return_id=in_return_id,
        wave=wave,
        made_at=now,
        lasts_until=lasts_until(kind, night, now),
    )


def is_ended(offer: Offer, now: datetime) -> Conflict | None:
    """An offer acts once. What it says afterwards is what became of it."""
    if offer.ended_at is None:
        return None if now < offer.lasts_until else Conflict(ran_out(offer))
    return Conflict(ENDED[offer.answer] if offer.answer in ENDED else ran_out(offer))


def ran_out(offer: Offer) -> str:
    return f"This was open until {stamp(offer.lasts_until)}. Thank you for looking."


ENDED: dict[Answer | None, str] = {
    Answer.YES: "You said yes to this. Thank you.",
    Answer.NO: "You said no to this. That is fine.",
    Answer.COVERED: "Covered, thanks: somebody else has just said yes.",
    Answer.TAKEN_BACK: "This is no longer needed. Thank you.",
}
