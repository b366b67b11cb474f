"""What may be given away or swapped, and who could take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sosbus.base.refusal import Conflict
from sosbus.base.words import day
from sosbus.nights.tables import Status
from sosbus.offers.rules import GIVEN_BEFORE
from sosbus.places.rules import Asked, unmet
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import How
from sosbus.standing.rules import Standing

TOO_LATE = (
    "Under six hours is too short for that. Say “I can’t come”, and we ask everybody now."
)


@dataclass(frozen=True)
class Swap:
    """A place of somebody else's that could be had in return for one's own."""

    whole: NightCrew
    theirs: Aboard

    @property
    def words(self) -> str:
        night, role = self.whole.night, self.theirs.sign_up.role
        return f"{self.theirs.person.name}, {day(night.night_date)}, {role.label.lower()}"


def may_offer(whole: NightCrew, mine: Aboard | None, now: datetime) -> Conflict | None:
    if mine is None:
        return Conflict("You are not on this night.")
    if whole.night.status is not Status.PLANNED or not whole.is_published:
        return Conflict("This night is not one to give away any more.")
    if now >= whole.night.opens_at - GIVEN_BEFORE:
        return Conflict(TOO_LATE)
    return None


def could_relieve(whole: NightCrew, mine: Aboard, other: Standing, now: datetime) -> bool:
    """Whether somebody could take over a place as it is held now."""
    gap = whole.without(mine.sign_up.id)
    return unmet(Asked(gap, other, mine.sign_up.role, How.GIVEN, now)) is None


def could_swap(
    here: tuple[NightCrew, Aboard, Standing],
    there: tuple[NightCrew, Aboard, Standing],
    now: datetime,
) -> bool:
    """Whether each could hold the other's place once they have given theirs."""
    return may_move(here, there, now) and may_move(there, here, now)


def may_move(
    left: tuple[NightCrew, Aboard, Standing],
    comer: tuple[NightCrew, Aboard, Standing],
    now: datetime,
) -> bool:
    whole, place, _ = left
    from_, _, who = comer
    gap = whole.without(place.sign_up.id)
    asked = Asked(gap, who, place.sign_up.role, How.SWAP, now, frozenset({from_.night.id}))
    return unmet(asked) is None


def to_choose_from(some: Sequence[Swap]) -> list[Swap]:
    return sorted(some, key=lambda one: (one.theirs.person.name, one.whole.night.night_date))
