"""What a row says of a card that was seen."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed, long_day
from sosbus.people.tables import ON_THE_BUS, Person
from sosbus.qualifications.rules import new_card, wrong_with
from sosbus.qualifications.tables import Card, CardKind
from sosbus.sheets.rules import Column, Sheet
from sosbus.trials.rules import EMAIL, Line, Reading, Trial
from sosbus.trials.tables import Fate

COLUMNS = (
    EMAIL,
    Column("kind", ("card", "qualification", "check", "type"), True, "First aid"),
    Column("issued", ("issued on", "date issued", "from"), example="01/03/2026"),
    Column("expires", ("expires on", "expiry", "expiry date", "until"), example="28/02/2029"),
    Column("evidence seen on", ("seen on", "seen", "evidence seen"), True, "05/03/2026"),
)
NAMES = {
    re.sub(r"[^a-z]", "", way.casefold()): kind
    for kind in CardKind
    for way in (kind.value, kind.label)
} | {"dbs": CardKind.DBS, "driver": CardKind.DRIVING, "firstaider": CardKind.FIRST_AID}


def try_out(
    sheet: Sheet,
    known: Mapping[str, Person],
    kept: Mapping[UUID, Sequence[Card]],
    by: Person,
    today: date,
) -> Trial:
    """Each row against the people we know and the cards of theirs that were seen before."""
    seen = {told(card): "" for cards in kept.values() for card in cards}
    lines = [line_of(Reading(row), known, seen, by, today) for row in sheet.rows]
    return Trial(lines, sheet.unread)


def line_of(
    reading: Reading,
    known: Mapping[str, Person],
    seen: dict[object, str],
    by: Person,
    today: date,
) -> Line:
    email = reading.email()
    person = known.get(email)
    reading.wrong += whose(person, email)
    card = card_in(reading, person, by, today)
    who = person.name if person else email or "Nobody named"
    if card is None:
        return reading.line(who, Fate.WRONG)
    if told(card) in seen:
        same = [card.kind.label, seen[told(card)]]
        return reading.line(who, Fate.SAME, [said for said in same if said])
    seen[told(card)] = f"Row {reading.row.number} says the same."
    return reading.line(who, Fate.NEW, describe(card), card)


def card_in(reading: Reading, person: Person | None, by: Person, today: date) -> Card | None:
    """The card a row speaks of, or every mistake in it."""
    kind = reading.keep(kind_of(reading.row["kind"]), None)
    issued, expires = reading.day("issued"), reading.day("expires")
    on = reading.day("evidence seen on")
    if not reading.row["evidence seen on"]:
        reading.wrong.append("When was it seen? We keep no card that nobody saw.")
    if kind and on and (wrong := wrong_with(kind, issued, expires, on, today)):
        reading.wrong.append(str(wrong[1]))
    if reading.wrong or not (person and kind and on):
        return None
    return new_card(person.id, kind, issued, expires, on, by.id)


def told(card: Card) -> object:
    """What makes two cards the same one."""
    return card.person_id, card.kind, card.issued_on, card.expires_on, card.evidence_seen_on


def whose(person: Person | None, email: str) -> list[str]:
    if person and person.left_at is None and person.role in ON_THE_BUS:
        return []
    return (
        ["Nobody on the bus has this address. Bring the volunteers in first."] if email else []
    )


def kind_of(typed: str) -> CardKind | Refusal:
    found = NAMES.get(re.sub(r"[^a-z]", "", typed.casefold()))
    if found:
        return found
    offered = listed([kind.label for kind in CardKind], "or")
    return Refusal(f"“{typed[:40]}” is no kind of card we keep. Write {offered}.")


def describe(card: Card) -> list[str]:
    until = f"until {long_day(card.expires_on)}" if card.expires_on else "does not run out"
    return [f"{card.kind.label}, {until}, seen {long_day(card.evidence_seen_on)}"]
