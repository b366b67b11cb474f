"""Is a message still true when it goes? And what it then has to say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import Person
from sosbus.rota.rules import Aboard, NightCrew, has_room
from sosbus.rota.tables import Change, Offer

UP_BEFORE = timedelta(hours=3)  # how long before opening a crew is awake and on its way
NO_NIGHT_TO_COME = frozenset(
    {About.MILESTONE, About.CARD_LAPSING, About.CARD_BREAKS, About.WORDS}
)


@dataclass(frozen=True)
class Moved:
    """What became of somebody's place on one night, from first to last."""

    whole: NightCrew
    was: str
    now_is: str
    why: str
    mine: Aboard | None

    @property
    def night(self) -> Night:
        return self.whole.night


@dataclass(frozen=True)
class Seen:
    """What the rota says at the moment a message goes."""

    person: Person
    now: datetime
    whole: NightCrew | None = None
    offer: Offer | None = None
    moved: Sequence[Moved] = ()
    is_void: bool = False  # what it is about has gone, or was never heard of

    @property
    def mine(self) -> Aboard | None:
        return self.whole.mine(self.person) if self.whole else None

    @property
    def is_on(self) -> bool:
        """The night is still to come, or on, and not called off."""
        return self.whole is not None and is_still_on(self.whole.night, self.now)

    @property
    def on_shift(self) -> bool:
        """The night is now or about to be, so that its crew is up."""
        if self.whole is None:
            return False
        night = self.whole.night
        return night.opens_at - UP_BEFORE <= self.now < night.closes_at


def is_still_on(night: Night, now: datetime) -> bool:
    here = night.status not in (Status.CANCELLED, Status.CLOSED)
    return here and night.published_at is not None and now < night.closes_at


def is_still_true(letter: Letter, seen: Seen) -> bool:
    """Read again at the last moment: a message about what is no longer so is not sent."""
    if seen.person.left_at is not None or seen.is_void:
        return False
    if letter.about is About.NIGHT_CHANGED:
        return is_news(letter, seen)
    if letter.about is About.CHANGES:
        return bool(seen.moved)
    if needs_the_night(letter) and not seen.is_on:
        return False
    question = STILL_TRUE.get(letter.about)
    return question is None or question(letter, seen)


def needs_the_night(letter: Letter) -> bool:
    """Most of what we say is about a night to come; thanks for standing by come after it."""
    thanks = letter.about is About.STOOD_DOWN and "offer" not in letter.facts
    return bool(letter.night_id) and letter.about not in NO_NIGHT_TO_COME and not thanks


def is_news(letter: Letter, seen: Seen) -> bool:
    """Cancelled, put back, cancelled again: only the last of it is told."""
    if seen.whole is None or seen.mine is None:
        return False
    night = seen.whole.night
    return letter.version == night.version and seen.now < night.closes_at


def is_coming_up(letter: Letter, seen: Seen) -> bool:
    mine = seen.mine
    same = seen.whole is not None and letter.version == seen.whole.night.version
    return same and mine is not None and mine.is_coming


def is_to_confirm(letter: Letter, seen: Seen) -> bool:
    mine = seen.mine
    return is_coming_up(letter, seen) and mine is not None and not mine.sign_up.confirmed_at


def is_offered(_: Letter, seen: Seen) -> bool:
    offer = seen.offer
    return offer is not None and offer.ended_at is None and seen.now < offer.lasts_until


def has_stepped_off(_: Letter, seen: Seen) -> bool:
    return seen.mine is None


def is_unsafe(_: Letter, seen: Seen) -> bool:
    return seen.whole is not None and bool(what_is_wrong(seen.whole))


def what_is_wrong(whole: NightCrew) -> list[str]:
    """Why the coordinator should look at a night."""
    alone = [
        f"{one.person.name} is new and has no buddy"
        for one in whole.crew
        if one.nth and one.sign_up.buddy_id is None
    ]
    return alone if whole.cover.is_safe else [whole.cover.words, *alone]


def is_crew(_: Letter, seen: Seen) -> bool:
    return seen.mine is not None


def still_has_room(_: Letter, seen: Seen) -> bool:
    return seen.whole is None or has_room(seen.whole)


STILL_TRUE: dict[About, Callable[[Letter, Seen], bool]] = {
    About.WEEK_BEFORE: is_coming_up,
    About.CONFIRM: is_to_confirm,
    About.NUDGE: is_coming_up,
    About.OFFER: is_offered,
    About.RELIEVED: has_stepped_off,
    About.UNSAFE: is_unsafe,
    About.CALL_UP: is_unsafe,
    About.CREW: is_crew,
    About.REOPENED: still_has_room,
}


def netted(changes: Iterable[Change]) -> dict[UUID, tuple[str, str, str]]:
    """Each night's place as it was at first and is at last; nothing where that is the same."""
    told: dict[UUID, tuple[str, str, str]] = {}
    for one in sorted(changes, key=lambda one: one.at):
        was, _, before = told.get(one.night_id, (one.was, "", ""))
        told[one.night_id] = (was, one.now_is, one.why or before)
    return {night_id: one for night_id, one in told.items() if one[0] != one[1]}


@dataclass(frozen=True)
class Said:
    """One word to the crew, and what became of it for each."""

    words: str
    at: datetime
    to: Sequence[tuple[str, str, str]]  # name, the way it went, what became of it


def may_tell_the_crew(night: Night, now: datetime) -> Refusal | None:
    if is_still_on(night, now):
        return None
    return Conflict("There is no crew to tell: the night is over, cancelled or not published.")


def grouped(letters: Iterable[Letter], names: Mapping[UUID, str]) -> list[Said]:
    by_version: dict[int, list[Letter]] = defaultdict(list)
    for one in letters:
        by_version[one.version].append(one)
    return [
        Said(some[0].facts.get("words", ""), some[0].made_at, told(some, names))
        for _, some in sorted(by_version.items(), reverse=True)
    ]


def told(letters: Iterable[Letter], names: Mapping[UUID, str]) -> list[tuple[str, str, str]]:
    return sorted(
        (names[one.person_id], one.via.label, one.state.label)
        for one in letters
        if one.person_id and one.person_id in names
    )
