"""Legal moves on the roll, who is aboard, and the time somebody truly served."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import clock
from sosbus.nights.rules import EARLY
from sosbus.nights.tables import Night
from sosbus.roll_call.tables import RollMark, State

AFTER = timedelta(hours=12)
ASTRAY = timedelta(minutes=5)  # a device's clock may be a little ahead
ABOARD = frozenset({State.ARRIVED, State.LATE})
GONE = frozenset({State.LEFT, State.LEFT_EARLY, State.STOOD_DOWN})
MOVES: Mapping[State, frozenset[State]] = {
    State.EXPECTED: frozenset({State.ARRIVED, State.LATE, State.NO_SHOW, State.STOOD_DOWN}),
    State.ARRIVED: GONE,
    State.LATE: GONE,
    State.NO_SHOW: frozenset({State.LATE}),
    State.LEFT_EARLY: frozenset(),
    State.LEFT: frozenset(),
    State.STOOD_DOWN: frozenset(),
}


@dataclass(frozen=True)
class Standing:
    """Somebody's marks in order, as far as they make sense, and those that do not."""

    steps: tuple[RollMark, ...] = ()
    astray: tuple[RollMark, ...] = ()

    @property
    def state(self) -> State:
        return self.steps[-1].state if self.steps else State.EXPECTED

    @property
    def is_aboard(self) -> bool:
        return self.state in ABOARD

    @property
    def next(self) -> list[State]:
        return [state for state in State if state in MOVES[self.state]]


def standing(marks: Iterable[RollMark]) -> Standing:
    """Read marks in the order they happened, whichever device they came from. A mark that
    could not have happened then is kept aside, never dropped."""
    steps: list[RollMark] = []
    astray: list[RollMark] = []
    for mark in sorted(marks, key=lambda one: (one.at, one.received_at, str(one.id))):
        now = steps[-1].state if steps else State.EXPECTED
        if mark.state is State.UNDO and steps:
            steps.pop()
        elif mark.state in MOVES[now]:
            steps.append(mark)
        elif mark.state is not now:
            astray.append(mark)
    return Standing(tuple(steps), tuple(astray))


def served(marks: Sequence[RollMark], opens_at: datetime, closes_at: datetime) -> timedelta:
    """True time on shift. Who was here when the roll was called was here from the opening;
    who came late counts from then. Never before the opening, never after the close."""
    steps = standing(marks).steps
    came = next((one for one in steps if one.state in ABOARD), None)
    if came is None:
        return timedelta()
    start = opens_at if came.state is State.ARRIVED else max(opens_at, came.at)
    gone = next((one.at for one in steps if one.state in GONE), closes_at)
    return max(timedelta(), min(gone, closes_at) - start)


def may_mark(night: Night, at: datetime, now: datetime) -> Refusal | None:
    """Whether a mark can have happened: within the night, and not in the future."""
    if not night.opens_at - EARLY <= at <= night.closes_at + AFTER:
        return Refusal(
            f"That is not within this night, which opens at {clock(night.opens_at)}."
        )
    if at > now + ASTRAY:
        return Refusal("That is in the future. Is the clock of this device right?")
    return None


def is_same(one: RollMark, other: RollMark) -> bool:
    return (one.sign_up_id, one.state, one.at) == (other.sign_up_id, other.state, other.at)


def next_mark(stand: Standing, state: State) -> Refusal | None:
    if state is State.UNDO:
        return None if stand.steps else Conflict("There is nothing to take back.")
    if state in MOVES[stand.state]:
        return None
    return Conflict(f"They are marked “{stand.state.label.lower()}” already. Look again.")


@dataclass(frozen=True)
class Called:
    """One of the crew on the roll, as the lead sees them."""

    sign_up_id: UUID
    name: str
    role: str
    stand: Standing
    note: str = ""
    phone: str = ""
    ring: str = ""


def astray_words(one: Called) -> list[str]:
    return [
        f"{one.name} was marked “{mark.state.label.lower()}” at {clock(mark.at)}, which does "
        f"not fit the rest. It is kept."
        for mark in one.stand.astray
    ]
