"""Whether somebody's cards hold through a date, and which run out when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sosbus.base.refusal import Refusal
from sosbus.base.words import count, long_day
from sosbus.people.tables import BusRole
from sosbus.qualifications.tables import Card, CardKind, CardNeed

DAY = timedelta(days=1)
TOLD_AT = (7, 30, 90)  # days before a card runs out
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
RUN_OUT = frozenset({CardKind.FIRST_AID, CardKind.MEDIC, CardKind.DBS})


def first_day(card: Card) -> date:
    return card.issued_on or date.min


def last_day(card: Card) -> date:
    """The last day a card is good for; the day it is withdrawn is no longer one."""
    ends = card.expires_on or date.max
    return min(ends, card.withdrawn_on - DAY) if card.withdrawn_on else ends


def holds_on(cards: Iterable[Card], kind: CardKind, day: date) -> bool:
    return any(one.kind is kind and first_day(one) <= day <= last_day(one) for one in cards)


def kinds_for(needs: Iterable[CardNeed], roles: Collection[BusRole]) -> list[CardKind]:
    wanted = {need.kind for need in needs if need.role in roles}
    return [kind for kind in CardKind if kind in wanted]


def short_of(
    needs: Iterable[CardNeed], cards: Sequence[Card], role: BusRole, through: date
) -> list[Refusal]:
    """What a place needs that does not hold through a date, that day included."""
    return [
        why_not(cards, kind, through)
        for kind in kinds_for(needs, [role])
        if not holds_on(cards, kind, through)
    ]


def why_not(cards: Iterable[Card], kind: CardKind, through: date) -> Refusal:
    mine = [one for one in cards if one.kind is kind]
    kept = [one for one in mine if one.withdrawn_on is None]
    words = in_a_sentence(kind)
    ended = [last_day(one) for one in kept if last_day(one) < through]
    if ended:
        last = long_day(max(ended))
        return Refusal(f"Your {words} runs out on {last}, before this night ends.")
    if kept:
        since = long_day(min(first_day(one) for one in kept))
        return Refusal(f"Your {words} begins on {since}, after this night.")
    if mine:
        return Refusal(f"Your {words} was withdrawn. Ask the coordinator.")
    return Refusal(f"We have not seen your {words} yet. Show it to the coordinator.")


def in_a_sentence(kind: CardKind) -> str:
    """first aid card, DBS check, driving the bus card"""
    words = kind.label[0].lower() + kind.label[1:] if kind is not CardKind.DBS else kind.label
    own_noun = kind in (CardKind.DBS, CardKind.MEDIC, CardKind.SECURITY)
    return words if own_noun else f"{words} card"


def holds_until(cards: Iterable[Card], kind: CardKind, today: date) -> date | None:
    """The last day of cover without a gap from today; None if there is none today.

    A renewal that begins the day after, or before, carries on: no gap, no warning.
    """
    until = today - DAY
    spans = sorted((first_day(one), last_day(one)) for one in cards if one.kind is kind)
    for first, last in spans:
        if (first - until).days <= 1:
            until = max(until, last)
    return until if until >= today else None


@dataclass(frozen=True)
class Lapse:
    """A card that runs out soon, or has; or, with no day, one that a place needs and that
    nobody has seen."""

    kind: CardKind
    on: date | None
    card_id: UUID | None

    def days_left(self, today: date) -> int:
        return (self.on - today).days if self.on else -1

    def told_at(self, today: date) -> int | None:
        """Which of the warnings it is time for: 90, 30 or 7 days; 0 when it is too late."""
        left = self.days_left(today)
        return next((at for at in TOLD_AT if left <= at), None) if left >= 0 else 0

    def breaks(self, needs: Iterable[CardNeed], cards: Sequence[Card], role: BusRole,
               through: date) -> bool:  # fmt: skip
        return self.kind in kinds_for(needs, [role]) and not holds_on(cards, self.kind, through)


def lapses(
    needs: Iterable[CardNeed], cards: Sequence[Card], roles: Collection[BusRole], today: date
) -> list[Lapse]:
    """What runs out within ninety days, and what is missing for the places of somebody."""
    wanted = kinds_for(needs, roles)
    found = []
    for kind in CardKind:
        mine = [one for one in cards if one.kind is kind and one.withdrawn_on is None]
        until = holds_until(mine, kind, today)
        if until is None and kind in wanted:
            found.append(run_out(kind, mine, today))
        elif until and (until - today).days <= TOLD_AT[-1]:
            ending = next(one for one in mine if last_day(one) == until)
            found.append(Lapse(kind, until, ending.id))
    return found


def run_out(kind: CardKind, cards: Iterable[Card], today: date) -> Lapse:
    ended = [one for one in cards if one.kind is kind and last_day(one) < today]
    if not ended:
        return Lapse(kind, None, None)
    newest = max(ended, key=last_day)
    return Lapse(kind, last_day(newest), newest.id)


def message_number(card_id: UUID, told_at: int) -> int:
    """One number for one warning of one card, small enough for the outbox's version."""
    return card_id.int % 2**29 * 4 + TOLD_AT.index(told_at)


def wrong_with(
    kind: CardKind, issued_on: date | None, expires_on: date | None, seen_on: date, today: date
) -> tuple[str, Refusal] | None:
    """The field that needs another go, and why."""
    if not EARLIEST <= seen_on <= today:
        return "evidence_seen_on", Refusal("Give the day you saw it: today, or earlier.")
    if issued_on and not EARLIEST <= issued_on <= LATEST:
        return "issued_on", Refusal("Give the day it was issued, like 2026-03-01.")
    if expires_on is None and kind in RUN_OUT:
        return "expires_on", Refusal("This kind runs out: give its last day.")
    if expires_on and not (issued_on or EARLIEST) <= expires_on <= LATEST:
        return "expires_on", Refusal("Its last day comes after the day it was issued.")
    return None


def new_card(
    person_id: UUID,
    kind: CardKind,
    issued_on: date | None,
    expires_on: date | None,
    seen_on: date,
    by_id: UUID,
) -> Card:
    """Of a DBS check we keep when it was seen, by whom, and when to renew it: no more."""
    return Card(
        person_id=person_id,
        kind=kind,
        issued_on=None if kind is CardKind.DBS else issued_on,
        expires_on=expires_on,
        evidence_seen_on=seen_on,
        seen_by_id=by_id,
    )


@dataclass(frozen=True)
class State:
    """How somebody stands with one kind of card today, in words."""

    kind: CardKind
    tone: str
    words: str


def states(
    needs: Iterable[CardNeed], cards: Sequence[Card], roles: Collection[BusRole], today: date
) -> list[State]:
    """Every kind that somebody has a card of, or needs for what they are trained for."""
    soon = {lapse.kind: lapse for lapse in lapses(needs, cards, roles, today)}
    kept = [one for one in cards if one.withdrawn_on is None]
    here = {one.kind for one in kept} | set(soon)
    return [
        how_it_stands(kind, kept, soon.get(kind), today) for kind in CardKind if kind in here
    ]


def how_it_stands(
    kind: CardKind, kept: Sequence[Card], soon: Lapse | None, today: date
) -> State:
    until = holds_until(kept, kind, today)
    if until is None:
        return State(
            kind, "stop" if soon else "plain", words_of(run_out(kind, kept, today), today)
        )
    if soon:
        return State(kind, "look", words_of(soon, today))
    end = "does not run out" if until == date.max else f"until {long_day(until)}"
    return State(kind, "ok", end)


def tone_of(lapse: Lapse, today: date) -> str:
    return "stop" if lapse.days_left(today) < 0 else "look"


def words_of(lapse: Lapse, today: date) -> str:
    """ "runs out on Friday 4 December 2026, in 11 days" """
    if lapse.on is None:
        return "not seen, or not begun"
    left = lapse.days_left(today)
    if left < 0:
        return f"ran out on {long_day(lapse.on)}"
    when = "today" if left == 0 else f"in {count(left, 'day')}"
    return f"runs out on {long_day(lapse.on)}, {when}"
