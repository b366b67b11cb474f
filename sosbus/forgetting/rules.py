"""Who left when, which step of forgetting is due, and what stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.forgetting.tables import Forgotten, KeptLonger, Reason
from sosbus.own_data.tables import Step
from sosbus.people.tables import ON_THE_BUS, Person

# The periods. The words of each step in own_data say the same to the person it is about.
AFTER: Mapping[Step, timedelta] = {
    Step.AT_ONCE: timedelta(),
    Step.MESSAGES: timedelta(days=30),
    Step.NAME: timedelta(days=365),
    Step.CARDS: timedelta(days=730),
}
LONGEST = timedelta(days=6 * 365)  # how long a claim can still be brought


@dataclass(frozen=True)
class Plan:
    """What was forgotten of somebody who left, and what goes when."""

    person: Person
    done: Sequence[Forgotten]
    kept: KeptLonger | None

    @property
    def coming(self) -> list[tuple[Step, datetime]]:
        steps = still_to_do(self.person, self.done)
        return [(step, due_on(self.person, step, self.kept)) for step in steps]

    @property
    def is_named(self) -> bool:
        return any(step is Step.NAME for step, _ in self.coming)


def due_on(person: Person, step: Step, kept: KeptLonger | None) -> datetime:
    """When a step is due. Being kept longer never keeps a sign-in."""
    assert person.left_at
    due = person.left_at + AFTER[step]
    if kept is None or step is Step.AT_ONCE:
        return due
    return max(due, datetime.combine(kept.until, datetime.min.time(), TOWN))


def still_to_do(person: Person, done: Iterable[Forgotten]) -> list[Step]:
    """The steps that were not done since they left."""
    assert person.left_at
    since = {one.step for one in done if one.at >= person.left_at}
    return [step for step in Step if step not in since]


def due(
    person: Person, done: Iterable[Forgotten], kept: KeptLonger | None, now: datetime
) -> list[Step]:
    return [s for s in still_to_do(person, done) if due_on(person, s, kept) <= now]


def may_be_forgotten_now(
    person: Person, kept: KeptLonger | None, now: datetime
) -> Refusal | None:
    if person.left_at is None:
        return Conflict(f"{person.name} has not left.")
    if kept and kept.until > now.astimezone(TOWN).date():
        return Conflict(f"{person.name} is kept longer: {kept.reason.label.lower()}.")
    return None


def kept_longer(
    person: Person, until: date, reason: Reason, by: Person, now: datetime
) -> KeptLonger | Refusal:
    today = now.astimezone(TOWN).date()
    if not today < until <= today + LONGEST:
        return Refusal("Choose a day after today and within six years.")
    return KeptLonger(person_id=person.id, until=until, reason=reason, by_id=by.id, at=now)


def pseudonym(person: Person) -> str:
    """Volunteer 7F3A: the same wherever they were, and nobody."""
    word = "Volunteer" if person.role in ON_THE_BUS else "Person"
    return f"{word} {person.id.hex[:4].upper()}"


def erased_address(person: Person) -> str:
    """An address that no mail reaches and nobody can type, so that nobody is known by it."""
    return f"erased-{person.id}@invalid"
