"""What a place on a night asks of somebody: every question, and all that is unmet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sosbus.availability.rules import at_most, keeps_off
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, day
from sosbus.joining.rules import still_missing
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications.rules import short_of
from sosbus.rota.rules import NightCrew, buddy_for, ends_on, free_place
from sosbus.rota.tables import How, Need
from sosbus.standing.rules import Held, Standing, is_new

FORTNIGHT = timedelta(days=13)  # from the first of fourteen days to the last
BY_STAFF = frozenset({How.STAFF, How.IMPORT})
NEVER = frozenset({Need.NIGHT_GONE, Need.LEFT, Need.ALREADY_ON, Need.NO_PLACE, Need.OVERLAP})


@dataclass(frozen=True)
class Unmet:
    """Everything a place asks that somebody does not meet, the gravest first."""

    needs: tuple[tuple[Need, Refusal], ...]

    @property
    def first(self) -> Refusal:
        return self.needs[0][1]

    @property
    def words(self) -> list[str]:
        return [str(why) for _, why in self.needs]

    @property
    def labels(self) -> list[str]:
        """The same, said of somebody else."""
        return [need.label for need, _ in self.needs]

    @property
    def kinds(self) -> list[Need]:
        return [need for need, _ in self.needs]

    @property
    def may_override(self) -> bool:
        return NEVER.isdisjoint(self.kinds)


@dataclass(frozen=True)
class Asked:
    """One question for the rota: may this person hold this place on this night?"""

    whole: NightCrew  # as it would be without anyone they relieve
    standing: Standing
    role: BusRole
    how: How
    now: datetime
    leaving: frozenset[UUID] = field(default_factory=frozenset)  # nights they give in return

    @property
    def night(self) -> Night:
        return self.whole.night

    @property
    def person(self) -> Person:
        return self.standing.person


def unmet(asked: Asked) -> Unmet | None:
    """Every requirement this person does not meet for this place, or None if they may."""
    found = [(need, why) for need, question in QUESTIONS for why in question(asked)]
    return Unmet(tuple(found)) if found else None


def night_gone(asked: Asked) -> Iterable[Refusal]:
    night = asked.night
    if night.status is Status.CANCELLED:
        yield Conflict(f"The night of {day(night.night_date)} is cancelled.")
    elif night.status is Status.CLOSED or asked.now >= night.closes_at:
        yield Conflict(f"The night of {day(night.night_date)} is over.")


def not_published(asked: Asked) -> Iterable[Refusal]:
    if not asked.whole.is_published and asked.how not in BY_STAFF:
        yield Conflict("This night is not published yet. Look again soon.")


def left(asked: Asked) -> Iterable[Refusal]:
    if asked.person.left_at:
        yield Refusal("They have left the bus.")


def already_on(asked: Asked) -> Iterable[Refusal]:
    if asked.whole.mine(asked.person):
        yield Conflict("You are already on this night.")


def no_place(asked: Asked) -> Iterable[Refusal]:
    if free_place(asked.whole, asked.role, asked.person.id) is None:
        yield Conflict(f"Someone has just taken the last {asked.role.label.lower()} place.")


def not_trained(asked: Asked) -> Iterable[Refusal]:
    if asked.role not in asked.person.bus_roles:
        yield Refusal(
            f"You are not yet trained as {asked.role.label.lower()}. Ask the coordinator."
        )


def joining(asked: Asked) -> Iterable[Refusal]:
    if missing := still_missing(asked.standing.steps):
        words = ", ".join(stage.label.lower() for stage in missing)
        yield Refusal(f"Before your first night, still to do: {words}.")


def cards(asked: Asked) -> Iterable[Refusal]:
    one = asked.standing
    if asked.role in one.person.bus_roles:
        yield from short_of(one.card_needs, one.cards, asked.role, ends_on(asked.night))


def away(asked: Asked) -> Iterable[Refusal]:
    night = asked.night
    why = keeps_off(asked.standing.noes, night.opens_at, night.closes_at, asked.role)
    if why:
        yield why


def most_nights(asked: Asked) -> Iterable[Refusal]:
    held = [(one.night_date, one.role) for one in others(asked)]
    if why := at_most(asked.standing.noes, asked.role, held, asked.night.night_date):
        yield why


def others(asked: Asked) -> list[Held]:
    return asked.standing.elsewhere(asked.night.id, *asked.leaving)


def overlap(asked: Asked) -> Iterable[Refusal]:
    for one in others(asked):
        if one.opens_at < asked.night.closes_at and asked.night.opens_at < one.closes_at:
            yield Conflict(f"You are on {day(one.night_date)}, which runs into this night.")


def rest(asked: Asked) -> Iterable[Refusal]:
    """Rest is measured between true moments, so a clock change does not shorten it."""
    needed = timedelta(hours=asked.whole.rules.template.rest_hours)
    for one in others(asked):
        gap = max(asked.night.opens_at - one.closes_at, one.opens_at - asked.night.closes_at)
        if timedelta() <= gap < needed:
            length = count(asked.whole.rules.template.rest_hours, "hour")
            yield Refusal(f"Too close to {day(one.night_date)}: we keep {length} between.")


def fortnight(asked: Asked) -> Iterable[Refusal]:
    most = asked.whole.rules.template.most_in_fortnight
    this = asked.night.night_date
    dates = sorted({this, *(one.night_date for one in others(asked))})
    windows = [
        sum(first <= one <= first + FORTNIGHT for one in dates)
        for first in dates
        if first <= this <= first + FORTNIGHT
    ]
    if max(windows) > most:
        yield Refusal(f"That would be more than {count(most, 'night')} in a fortnight.")


def both_nights(asked: Asked) -> Iterable[Refusal]:
    if asked.whole.rules.template.both_nights or asked.standing.noes.both_nights:
        return
    for one in others(asked):
        if abs((one.night_date - asked.night.night_date).days) == 1:
            words = f"You are on {day(one.night_date)}, and two nights in a row are a lot."
            yield Refusal(f"{words} If you like that, say so in My times.")


def buddy(asked: Asked) -> Iterable[Refusal]:
    if is_new(asked.standing) and buddy_for(asked.whole) is None:
        first = asked.person.first_nights
        yield Refusal(
            f"Your first {count(first, 'night')} are with a buddy, and nobody who could be "
            "yours is on this night yet."
        )


def not_together(asked: Asked) -> Iterable[Refusal]:
    if any(one.person.id in asked.standing.apart for one in asked.whole.crew):
        yield Refusal("The coordinator fills this night. Ask them about it.")


Question = Callable[[Asked], Iterable[Refusal]]
QUESTIONS: tuple[tuple[Need, Question], ...] = (
    (Need.NIGHT_GONE, night_gone),
    (Need.NOT_PUBLISHED, not_published),
    (Need.LEFT, left),
    (Need.ALREADY_ON, already_on),
    (Need.NOT_TRAINED, not_trained),
    (Need.NO_PLACE, no_place),
    (Need.OVERLAP, overlap),
    (Need.JOINING, joining),
    (Need.CARD, cards),
    (Need.AWAY, away),
    (Need.MOST_NIGHTS, most_nights),
    (Need.REST, rest),
    (Need.BOTH_NIGHTS, both_nights),
    (Need.FORTNIGHT, fortnight),
    (Need.BUDDY, buddy),
    (Need.NOT_TOGETHER, not_together),
)


def makes_unsafe(before: NightCrew, after: NightCrew) -> Unmet | None:
    """A swap or a gift may not leave a safe crew unsafe."""
    if before.cover.is_safe and not after.cover.is_safe:
        lost = f"Then the bus is not safe to go: {after.cover.words.lower()}."
        return Unmet(((Need.UNSAFE, Refusal(lost)),))
    return None
