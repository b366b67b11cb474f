"""What a referral may hold, and the half hours to choose from."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts.rules import digest_of
from sosbus.nights.rules import half_hour, noon_to_noon
from sosbus.nights.tables import Night, Status
from sosbus.safeguarding.tables import Referral

HALF = timedelta(minutes=30)
BEFORE = timedelta(hours=1)
USED = Conflict("That referral was already sent with other answers. Note it again.")
NOT_OPEN = Conflict("Open the night first.")
CANCELLED = Conflict("This night is cancelled. Ask the coordinator.")
OTHER_NIGHT = Conflict("That contact belongs to another night.")
TO_COME = Refusal("That half hour is still to come.")
NOT_THEN = Refusal("Choose one of the half hours shown")


def new_referral(
    night: Night, sent_id: UUID, words: Mapping[str, Any], noted: datetime
) -> Referral | Refusal:
    """The referral to keep. It may be made the day after: a closed night takes it."""
    if night.status is Status.CANCELLED:
        return CANCELLED
    if night.status is Status.PLANNED:
        return NOT_OPEN
    slot = words["slot"]
    if slot and slot not in half_hours(night):
        return NOT_THEN
    if slot and slot > noted:
        return TO_COME
    first, _ = noon_to_noon(night.night_date)
    return Referral(
        id=sent_id,
        night_id=night.id,
        half_hour=slot or half_hour(max(noted, first)),
        first_words=digest_of(night.id, words),
        **{name: value for name, value in words.items() if name != "slot"},
    )


def same_again(known: Referral, night: Night, words: Mapping[str, Any]) -> Refusal | None:
    return None if known.first_words == digest_of(night.id, words) else USED


def take_back(referral: Referral, now: datetime) -> bool:
    """Whether this is news: it stays on record, and is not counted."""
    fresh = referral.taken_back_at is None
    referral.taken_back_at = referral.taken_back_at or half_hour(now)
    return fresh


def half_hours(night: Night) -> list[datetime]:
    """From an hour before the night to noon after it, in UTC; 01:00 comes twice if it does."""
    _, noon = noon_to_noon(night.night_date)
    first = half_hour(night.opens_at - BEFORE)
    return [first + HALF * step for step in range((noon - first) // HALF)]


def slots(night: Night) -> list[tuple[str, str]]:
    """The half hours to choose from, with their zone on the nights the clocks change."""
    shown = "%H:%M %Z" if night.clocks_change else "%H:%M"
    return [(code_of(one), f"{one.astimezone(TOWN):{shown}}") for one in half_hours(night)]


def code_of(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%MZ}"
