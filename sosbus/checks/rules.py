"""What stands after the checks: what is right, what is not, and whether the bus may open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, listed
from sosbus.checks.tables import (
    Answer,
    CheckAnswer,
    CheckItem,
    Checklist,
    WhyAnyway,
)
from sosbus.nights.rules import EARLY
from sosbus.nights.tables import Night, Status

SOON = timedelta(days=30)
LAST_EVER = date(2100, 1, 1)
RIGHT = frozenset({Answer.FINE, Answer.FIXED})
SAY_WHY = "Say why you open all the same, or have it put right."
SENT_OTHERWISE = Conflict("That was sent before with another answer. Answer it once more.")


@dataclass(frozen=True)
class Line:
    """One thing on the list, what was last said of it, and whether it is out of date."""

    item: CheckItem
    said: CheckAnswer | None
    last_day: date  # the morning the night ends

    @property
    def is_out_of_date(self) -> bool:
        """It must last the night: what ends on a Friday is out of date by Saturday's close."""
        ends = self.item.expires_on
        return self.item.has_expiry and ends is not None and ends < self.last_day

    @property
    def trouble(self) -> str:
        if self.said is None:
            return "not looked at"
        if self.said.answer not in RIGHT:
            return self.said.answer.label.lower()
        return "out of date" if self.is_out_of_date else ""

    @property
    def stops(self) -> bool:
        return self.item.is_red and bool(self.trouble)

    @property
    def words(self) -> str:
        return f"{self.item.words} ({self.trouble})"


@dataclass(frozen=True)
class Standing:
    """Where the checks of a night stand."""

    lines: Sequence[Line]
    overridden: Mapping[UUID, WhyAnyway]

    @property
    def failed_red(self) -> list[Line]:
        """Red things that are not right, whether or not the lead said why."""
        return [line for line in self.lines if line.stops]

    @property
    def in_the_way(self) -> list[Line]:
        return [line for line in self.failed_red if line.item.id not in self.overridden]

    @property
    def not_looked_at(self) -> int:
        return sum(line.said is None for line in self.lines)

    @property
    def wrong(self) -> list[Line]:
        """What was looked at and is not right, red or not."""
        return [line for line in self.lines if line.said and line.trouble]

    @property
    def words(self) -> str:
        looked = len(self.lines) - self.not_looked_at
        if not self.lines:
            return "Nothing is on the list."
        if looked < len(self.lines):
            return f"{looked} of {count(len(self.lines), 'check')} done"
        wrong = len(self.wrong)
        return f"All looked at, {wrong} not right" if wrong else "All looked at, all right"

    def by_list(self) -> list[tuple[Checklist, list[Line]]]:
        found = [(one, [x for x in self.lines if x.item.checklist is one]) for one in Checklist]
        return [(one, lines) for one, lines in found if lines]


def standing(
    items: Iterable[CheckItem],
    answers: Iterable[CheckAnswer],
    overridden: Mapping[UUID, WhyAnyway],
    last_day: date,
) -> Standing:
    latest = latest_by_item(answers)
    order = list(Checklist)
    sorted_ = sorted(items, key=lambda x: (order.index(x.checklist), x.place, x.words))
    return Standing([Line(one, latest.get(one.id), last_day) for one in sorted_], overridden)


def latest_by_item(answers: Iterable[CheckAnswer]) -> dict[UUID, CheckAnswer]:
    """The latest answer to each. What was said of one thing outlasts "all fine", whichever
    came later; of two at the same moment the worse one counts."""
    return {one.item_id: one for one in sorted(answers, key=weight)}


def weight(one: CheckAnswer) -> tuple[bool, datetime, int, str]:
    return (not one.together, one.at, list(Answer).index(one.answer), str(one.id))


def blocks_opening(standing: Standing) -> list[Line]:
    """Red things not looked at, not right or out of date, that nobody has answered for."""
    return standing.in_the_way


def may_open(
    standing: Standing, overriding: Collection[UUID] = (), why: WhyAnyway | None = None
) -> Refusal | None:
    """Whether the checks let the bus open. The lead opens all the same by giving a reason for
    the things named: one that failed since, and was not shown, still stands in the way."""
    answered = set(overriding) if why else set()
    left = [line for line in blocks_opening(standing) if line.item.id not in answered]
    if not left:
        return None
    shown = [line.words for line in left[:3]]
    more = [f"{len(left) - 3} more"] if len(left) > 3 else []
    return Refusal(f"Not right yet: {listed([*shown, *more])}. {SAY_WHY}")


def may_answer(night: Night) -> Refusal | None:
    """On the page. What a device noted is kept whatever became of the night."""
    if night.status in (Status.PLANNED, Status.OPEN):
        return None
    return Conflict(f"This night is {night.status.label.lower()}: its checks stay as they are.")


def moment_of(night: Night, at: datetime) -> datetime:
    """A moment a device gave, held between the getting ready and the end of its night."""
    return min(max(at, night.opens_at - EARLY), night.closes_at)


def last_day_of(night: Night) -> date:
    return night.closes_at.astimezone(TOWN).date()


def new_answers(
    night: Night,
    answer_id: UUID,
    item_ids: Iterable[UUID],
    answer: Answer,
    together: bool,
    expires_on: date | None,
    at: datetime,
) -> list[CheckAnswer]:
    return [
        CheckAnswer(
            id=answer_id,
            item_id=item_id,
            night_id=night.id,
            answer=answer,
            together=together,
            expires_on=expires_on,
            at=moment_of(night, at),
        )
        for item_id in dict.fromkeys(item_ids)
    ]


def is_same(known: Iterable[CheckAnswer], made: Iterable[CheckAnswer]) -> bool:
    """The same tap sent again, by all but its moment: a device's clock is put right anew."""
    return {said_in(one) for one in known} == {said_in(one) for one in made}


def said_in(one: CheckAnswer) -> tuple[object, ...]:
    return (one.night_id, one.item_id, one.answer, one.together, one.expires_on)


def read_date(item: CheckItem, expires_on: date, at: datetime) -> None:
    """Somebody read the date off it. An older reading that comes late changes nothing."""
    if item.has_expiry and (item.dated_at is None or item.dated_at <= at):
        item.expires_on, item.dated_at = expires_on, at


def change(item: CheckItem, words: Mapping[str, Any], now: datetime) -> None:
    """Put an item as typed; the date on the screen was read just now."""
    for name, answer in words.items():
        setattr(item, name, answer)
    item.dated_at = now
    if not item.has_expiry:
        item.expires_on = None


def end_words(ends: date, today: date) -> str:
    """ends 3 Mar, ended 3 Mar 2025; nothing when that is far off."""
    if ends > today + SOON:
        return ""
    year = "" if ends.year == today.year else f" {ends.year}"
    return f"{'ended' if ends < today else 'ends'} {ends.day} {ends:%b}{year}"


def may_expire(expires_on: date | None) -> Refusal | None:
    """A slip of the pen is likelier than a bandage that outlives the town."""
    if expires_on and not date(2000, 1, 1) <= expires_on <= LAST_EVER:
        return Refusal("Give a date between 2000 and 2100.")
    return None
