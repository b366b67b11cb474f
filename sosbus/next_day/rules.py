"""What a coordinator finds the day after, and what only somebody can say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sosbus.base.refusal import Conflict
from sosbus.base.words import count
from sosbus.closing.rules import unheard
from sosbus.closing.tables import CloseReport, WhyUnheard
from sosbus.contacts.tables import Contact
from sosbus.handsets.tables import Handset
from sosbus.next_day.tables import NightReview
from sosbus.nights.tables import Night
from sosbus.second_look.rules import (
    MUCH_AVOIDED,
    Question,
    Share,
    avoided,
    possible_doubles,
    questions,
)
from sosbus.tallies.tables import Tap, Thing

SAID_ALREADY = Conflict("Somebody has said already. Look again.")
SAY_FIRST = Conflict("Say first what becomes of what came late, and choose where two differ.")


def is_waiting(contact: Contact) -> bool:
    """It came when the night was closed, and nobody has said whether it counts."""
    return bool(contact.late_at and not contact.agreed_at and not contact.taken_back_at)


def by_thing(taps: Iterable[Tap]) -> dict[Thing, list[Tap]]:
    found: dict[Thing, list[Tap]] = {}
    for tap in taps:
        found.setdefault(tap.thing, []).append(tap)
    return found


@dataclass(frozen=True)
class DayAfter:
    """A closed night as the coordinator finds it."""

    night: Night
    contacts: Sequence[Contact] = ()  # without those taken back
    taps: Sequence[Tap] = ()  # late, and nobody has agreed
    choices: Mapping[UUID, int] | None = None  # by contact: answers two devices differ on
    handsets: Sequence[Handset] = ()
    report: CloseReport | None = None
    review: NightReview | None = None

    @property
    def late(self) -> list[Contact]:
        return [one for one in self.contacts if is_waiting(one)]

    @property
    def to_choose(self) -> list[Contact]:
        return [one for one in self.contacts if one.id in (self.choices or {})]

    @property
    def doubles(self) -> list[tuple[Contact, Contact]]:
        return possible_doubles(self.contacts)

    @property
    def counting(self) -> list[Contact]:
        return [one for one in self.contacts if one.counts]

    @property
    def questions(self) -> list[Question]:
        return questions(self.counting)

    @property
    def avoided(self) -> Share:
        return avoided(self.counting)

    @property
    def much_avoided(self) -> bool:
        return self.avoided.is_above(MUCH_AVOIDED)

    @property
    def silent(self) -> list[Handset]:
        """Devices that may still hold something, unless somebody looked."""
        closed = self.night.closed_at or self.night.closes_at
        return [
            one
            for one in unheard(self.handsets, closed)
            if one.waiting or WhyUnheard.LOOKED not in self.why(one)
        ]

    def why(self, handset: Handset) -> list[WhyUnheard]:
        """What was said of a silent device at the close."""
        said = self.report.handsets.get(str(handset.id), []) if self.report else []
        return [WhyUnheard(code) for code in said]  # type: ignore[call-arg]

    @property
    def must(self) -> list[str]:
        """What stays in the list until somebody has said."""
        return said(
            (len(self.late), "late contact", ""),
            (len(self.taps), "late press", "late presses"),
            (len(self.to_choose), "contact to choose on", "contacts to choose on"),
        )

    @property
    def may(self) -> list[str]:
        """What else there is to look at, in words."""
        asked = self.questions
        return said(
            (len(self.doubles), "possible double", ""),
            (sum(one.missing for one in asked), "answer missing", "answers missing"),
            (sum(x.not_recorded for x in asked), "answer not recorded", "answers not recorded"),
            (
                sum(x.much_other for x in asked),
                "question often “other”",
                "questions often “other”",
            ),
            (self.much_avoided, "judgement to check", ""),
            (len(self.silent), "device not heard", "devices not heard"),
        )

    @property
    def is_for_somebody(self) -> bool:
        return bool(self.must or (self.review is None and self.may))


def said(*numbers: tuple[int, str, str]) -> list[str]:
    return [count(number, noun, plural) for number, noun, plural in numbers if number]


def double(seen: DayAfter, contact_id: UUID) -> Contact | None:
    """The contact, if it is one of two that may be the same."""
    both = (one for pair in seen.doubles for one in pair)
    return next((one for one in both if one.id == contact_id), None)


def new_review(seen: DayAfter, by: UUID, now: datetime) -> NightReview | Conflict:
    """Looked through: nothing may be left that only somebody can say."""
    if seen.must:
        return SAY_FIRST
    return NightReview(night_id=seen.night.id, by_id=by, at=now)
