"""Which fixed reminders a tick brings up, and how long ago a number was checked.

A box that is ticked, or an answer or a reading that says the same as a box, shows one fixed
text. Nothing is added up here, and no reminder comes from a score.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.prompts.tables import CARDS, Card, Line, PhoneLine, RedFlag

SLOW, COLD = 10, 350  # breaths a minute; temperature in tenths of a degree
TOMORROW = Refusal("Give the day you rang or looked it up: today or before.")

# Answers of a contact that say what a box says, by their codes.
SAID_ALREADY: Mapping[tuple[str, str], RedFlag] = {
    ("reasons", "sexual_harm"): RedFlag.SEXUAL_ASSAULT,
    ("age_band", "u16"): RedFlag.CHILD,
    ("age_band", "16-17"): RedFlag.CHILD,
    ("vulnerable", "under_18"): RedFlag.CHILD,
    ("vulnerable", "adult_at_risk"): RedFlag.ADULT_AT_RISK,
}
HEAD, DRUNK = ("injury", "head"), {("alcohol", "clearly_drunk"), ("alcohol", "incapable")}
NO_DRUGS = {"none_said", "not_asked"}


LASTING = frozenset(flag for card in CARDS if card.lasts for flag in card.flags)


def prompts_for(flags: Iterable[RedFlag]) -> list[Card]:
    """The reminders for these boxes, most urgent first."""
    ticked = set(flags)
    return [card for card in CARDS if ticked & set(card.flags)]


def said_in(contact: Any) -> set[RedFlag]:
    """Boxes that the answers about a contact tick of themselves."""
    flags = {flag for (name, code), flag in SAID_ALREADY.items() if has(contact, name, code)}
    drugs = set(contact.drugs) - NO_DRUGS
    if has(contact, *HEAD) and (drugs or any(has(contact, *one) for one in DRUNK)):
        flags.add(RedFlag.HEAD_DRUNK)
    return flags


def has(contact: Any, name: str, code: str) -> bool:
    answer = getattr(contact, name)
    return code in answer if isinstance(answer, list) else answer == code


def said_by(rr: int | None, tenths: int | None, acvpu: str | None) -> set[RedFlag]:
    """Boxes that a reading ticks of itself, being the number that the box names."""
    said = {
        RedFlag.NOT_BREATHING: rr == 0,
        RedFlag.SLOW_BREATHS: rr is not None and rr < SLOW,
        RedFlag.COLD: tenths is not None and tenths <= COLD,
        RedFlag.CANNOT_ROUSE: acvpu == "unresponsive",
    }
    return {flag for flag, so in said.items() if so}


@dataclass(frozen=True)
class Number:
    """A number to ring, and how far to trust it. It is shown however old it is."""

    line: Line
    number: str
    checked: str
    fresh: bool

    @property
    def dialled(self) -> str:
        return self.number.replace(" ", "")


def number_of(kept: PhoneLine, today: date) -> Number:
    when = kept.verified_on
    if when is None:
        return Number(kept.code, kept.number, "not checked yet", False)
    on = f"{when.day} {when:%b %Y}"
    if today > a_year_after(when):
        return Number(kept.code, kept.number, f"not checked for a year: last on {on}", False)
    return Number(kept.code, kept.number, f"checked on {on}", True)


def a_year_after(when: date) -> date:
    """The same day of the next year; the day before for a 29 February."""
    leap = (when.month, when.day) == (2, 29)
    return when.replace(year=when.year + 1, day=28 if leap else when.day)


def may_check(verified_on: date, today: date) -> Refusal | None:
    return TOMORROW if verified_on > today else None


@dataclass(frozen=True)
class Shown:
    """A card with its numbers filled in, as it is read."""

    card: Card
    words: str
    numbers: tuple[Number, ...]


def shown(numbers: Mapping[Line, Number]) -> list[Shown]:
    """Every card, in the order of CARDS."""
    filled = {line.value: one.number for line, one in numbers.items()}
    return [
        Shown(card, card.words.format(**filled), tuple(numbers[line] for line in card.lines))
        for card in CARDS
    ]
