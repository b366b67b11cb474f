"""Steps read as handovers: who was called, came and left, in which order, how long it took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import clock
from sosbus.contacts.rules import digest_of
from sosbus.handovers.tables import Step, To, What, WhichHour
from sosbus.nights.rules import DAY, NOON, half_hour, moment_at
from sosbus.nights.tables import Night, Status

USED = Conflict("That time was already sent with other answers. Note it again.")
CANCELLED = Conflict("This night is cancelled. Ask the coordinator.")
OTHER_NIGHT = Conflict("That contact belongs to another night.")
BEFORE = timedelta(hours=1)  # what happened while the bus was still being set up
JUST_NOW = timedelta(minutes=1)
MINUTE = timedelta(minutes=1)


class Twice(Refusal):
    """A time that the town's clock shows twice that night: asked about, never guessed."""

    __slots__ = ()


@dataclass(frozen=True)
class Handover:
    """One calling of somebody, from the first step to their leaving."""

    to: To
    steps: tuple[Step, ...]

    def step(self, what: What) -> Step | None:
        return next((one for one in self.steps if one.what is what), None)

    @property
    def is_over(self) -> bool:
        return bool(self.step(What.LEFT) or self.step(What.CALLED_OFF))

    @property
    def is_waiting(self) -> bool:
        """Called, and not here yet."""
        return bool(self.step(What.CALLED) and not self.step(What.ARRIVED) and not self.is_over)

    @property
    def next(self) -> What:
        if self.step(What.ARRIVED):
            return What.LEFT
        return What.ARRIVED if self.step(What.CALLED) else What.CALLED

    @property
    def minutes_waited(self) -> int | None:
        """True minutes from the call to the arrival, while exact times are kept."""
        called, arrived = self.step(What.CALLED), self.step(What.ARRIVED)
        if not (called and arrived and called.at and arrived.at and called.at <= arrived.at):
            return None
        return (arrived.at - called.at) // MINUTE

    @property
    def doubts(self) -> list[str]:
        called, arrived, first = self.step(What.CALLED), self.step(What.ARRIVED), self.steps[0]
        if called is None and arrived is None:
            said = f"{self.to.label} {first.what.label.lower()} at {hour(first.when)}"
            return [f"{said}, but no call and no arrival before."]
        if called and arrived and arrived.when < called.when:
            came, rung = hour(arrived.when), hour(called.when)
            return [f"{self.to.label} arrived at {came}, before the call at {rung}."]
        return []


@dataclass(frozen=True)
class Handovers:
    """All of one contact's, in the order they began, and what was noted by mistake."""

    live: tuple[Handover, ...] = ()
    mistakes: tuple[Step, ...] = ()

    @property
    def awaiting_ambulance(self) -> bool:
        return any(one.to is To.AMBULANCE and one.is_waiting for one in self.live)

    @property
    def is_done(self) -> bool:
        """Whether everybody who was called has gone again."""
        return bool(self.live) and all(one.is_over for one in self.live)

    @property
    def in_hand(self) -> dict[To, What]:
        """Whom a tap may be about now, an ambulance always, and what comes next."""
        now = {To.AMBULANCE: What.CALLED}
        return now | {one.to: one.next for one in self.live if not one.is_over}

    @property
    def doubts(self) -> list[str]:
        return [doubt for one in self.live for doubt in one.doubts]


def handovers(steps: Iterable[Step]) -> Handovers:
    """Steps from any device, read in the order they happened. Said twice is said once."""
    known = sorted(steps, key=lambda one: (one.when, list(What).index(one.what), one.id))
    runs: list[tuple[To, list[Step]]] = []
    for step in known:
        if step.taken_back_at:
            continue
        run = next((some for to, some in reversed(runs) if to is step.to), None)
        if run is None or is_another(run, step):
            runs.append((step.to, [step]))
        else:
            run.append(step)
    live = tuple(Handover(to, tuple(some)) for to, some in runs)
    return Handovers(live, tuple(one for one in known if one.taken_back_at))


def is_another(run: Sequence[Step], step: Step) -> bool:
    """Somebody who is called or comes after the last ones went."""
    gone = any(one.what in (What.LEFT, What.CALLED_OFF) for one in run)
    return gone and step.what in (What.CALLED, What.ARRIVED)


def is_waiting(steps: Iterable[Step]) -> bool:
    """Whether an ambulance is called, and neither here, gone nor called off."""
    return handovers(steps).awaiting_ambulance


def new_step(
    night: Night, sent_id: UUID, words: Mapping[str, Any], at: datetime
) -> Step | Refusal:
    """The step to keep. A closed night takes it: what happened happened."""
    if night.status is Status.CANCELLED:
        return CANCELLED
    if night.status is Status.PLANNED:
        return Conflict("Open the night first.")
    return Step(
        id=sent_id,
        night_id=night.id,
        contact_id=words["contact_id"],
        to=words["to"],
        what=words["what"],
        half_hour=half_hour(at),
        at=at,
        first_words=digest_of(night.id, words),
    )


def same_again(
    known: Step, night: Night, words: Mapping[str, Any], typed: datetime | Refusal | None
) -> Refusal | None:
    """A typed time is compared with the one kept, not digested: few times of day exist, so
    a digest would give the minute away after day 7."""
    if known.first_words != digest_of(night.id, words):
        return USED
    differs = isinstance(typed, datetime) and known.at not in (None, typed)
    return USED if differs else None


def take_back(step: Step, now: datetime) -> bool:
    """Whether this is news: it stays on record, and is not counted."""
    fresh = step.taken_back_at is None
    step.taken_back_at = step.taken_back_at or now
    return fresh


def is_tapped_twice(steps: Iterable[Step], made: Step) -> bool:
    """The same thing within a minute, on a page with no script to stop a second tap."""
    return any(
        (one.to, one.what, one.taken_back_at) == (made.to, made.what, None)
        and abs(one.when - made.when) < JUST_NOW
        for one in steps
    )


def in_order(steps: Iterable[Step], made: Step) -> Refusal | None:
    """Whether a typed time fits those there are; a slip of the thumb is told at once."""
    for one in handovers([*steps, made]).live:
        if made in one.steps and one.doubts:
            return Refusal(one.doubts[0])
    return None


def moment_typed(
    night: Night, wall: time, which: WhichHour | None, noted: datetime
) -> datetime | Refusal:
    """A time of the town's clock on that night, before the moment it was noted."""
    day = night.night_date + DAY if wall < NOON else night.night_date
    found = sorted({one for fold in (0, 1) if (one := moment_at(day, wall, fold))})
    if not found:
        return Refusal(f"There was no {wall:%H:%M} that night: the clocks went forward.")
    past = [one for one in found if one <= noted]
    if not past:
        return Refusal(f"{wall:%H:%M} is still to come.")
    if past[-1] < min(night.opened_at or night.opens_at, night.opens_at) - BEFORE:
        return Refusal(f"{wall:%H:%M} is before this night began.")
    if len(found) == 1 or (which is None and len(past) == 1):
        return past[0]
    if which is None:
        return Twice(f"{wall:%H:%M} came twice that night. Say which one.")
    chosen = found[which is WhichHour.SECOND]
    return chosen if chosen <= noted else Twice(f"The second {wall:%H:%M} is still to come.")


def hour(moment: datetime) -> str:
    """01:42, and 01:42 BST in the hour that comes twice."""
    local = moment.astimezone(TOWN)
    folds = {local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    return f"{local:%H:%M %Z}" if len(folds) > 1 else clock(moment)
