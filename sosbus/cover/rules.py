"""What a night's page says about getting somebody else, for whoever looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sosbus.calling.tables import CallUp
from sosbus.giving.rules import may_offer
from sosbus.nights.tables import Night
from sosbus.offers.rules import TO_STEP_IN
from sosbus.people.tables import BusRole, Person
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import Answer, InLine, Line, Offer, OfferKind
from sosbus.seeking.rules import is_late, is_on
from sosbus.seeking.tables import Search

QUESTIONS = {
    OfferKind.COVER: "Can you step in?",
    OfferKind.STANDBY: "You are on standby. Can you come?",
    OfferKind.WAITING_LIST: "A place came free. Would you like it?",
    OfferKind.GIVEN: "Would you take this place?",
    OfferKind.SWAP: "Would you swap?",
}


@dataclass(frozen=True)
class Waiting:
    """Somebody's place in a line."""

    line: Line
    role: BusRole
    position: int


@dataclass(frozen=True)
class Asked:
    """An offer as the person asked sees it. Names only between two who swap or give."""

    offer: Offer
    night: Night
    from_: str
    in_return: Night | None

    @property
    def words(self) -> str:
        return QUESTIONS[self.offer.kind]


@dataclass(frozen=True)
class InNumbers:
    """A search in numbers; the names are for staff and the night's lead."""

    search: Search
    asked: int
    no: int
    still_open: int
    names: Sequence[str] = ()


@dataclass(frozen=True)
class OnTheNight:
    whole: NightCrew
    me: Person
    now: datetime
    sees_all: bool
    to_me: Sequence[Asked] = ()
    from_me: Sequence[tuple[Offer, str]] = ()
    waiting: Sequence[Waiting] = ()
    may_wait: Sequence[BusRole] = ()
    searches: Sequence[InNumbers] = ()
    called: Sequence[tuple[CallUp, str]] = ()
    in_line: Sequence[tuple[InLine, str]] = ()

    @property
    def mine(self) -> Aboard | None:
        return self.whole.mine(self.me)

    @property
    def is_on(self) -> bool:
        return is_on(self.whole.night, self.now)

    @property
    def is_late(self) -> bool:
        return is_late(self.whole.night, self.now)

    @property
    def may_give(self) -> bool:
        return may_offer(self.whole, self.mine, self.now) is None

    @property
    def may_take_on(self) -> bool:
        """Whether this is a coordinator who was called, and nobody has it in hand yet."""
        mine = any(call.person_id == self.me.id for call, _ in self.called)
        return self.is_on and mine and not any(call.has_it_at for call, _ in self.called)

    @property
    def seekers(self) -> list[Aboard]:
        return [one for one in self.whole.crew if not one.is_coming]

    @property
    def may_seek(self) -> list[BusRole]:
        """Roles with an empty place that nobody is being asked to fill."""
        under_way = {x.search.role for x in self.searches if x.search.ended_at is None}
        lines = [line for line in self.whole.lines if self.whole.free(line)]
        return [line.role for line in lines if line.role not in under_way]


def in_numbers(search: Search, offers: Sequence[Offer], names: Mapping[UUID, str]) -> InNumbers:
    some = [x for x in offers if is_of(search, x)]
    return InNumbers(
        search,
        len(some),
        sum(x.answer is Answer.NO for x in some),
        sum(x.ended_at is None for x in some),
        [names[x.to_id] for x in some if x.to_id in names],
    )


def is_of(search: Search, offer: Offer) -> bool:
    until = search.ended_at
    in_time = offer.made_at >= search.began_at and (until is None or offer.made_at <= until)
    return offer.kind in TO_STEP_IN and offer.role is search.role and in_time
