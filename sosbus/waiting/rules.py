"""Who may wait for a place or stand by, and where in the line they are."""

from collections.abc import Sequence
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.places.rules import Unmet
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import InLine, Line, Need


def may_join(found: Unmet | None) -> Refusal | None:
    """Only a full night has a line, and only for those who could take the place."""
    if found is None:
        return Conflict("There is a place free for you on this night: take it.")
    others = [why for need, why in found.needs if need is not Need.NO_PLACE]
    return others[0] if others else None


def position(lines: Sequence[InLine], person_id: UUID, line: Line) -> int:
    """1 for the first in line; 0 for somebody who is not in it."""
    mine = next((x for x in lines if x.person_id == person_id and x.line is line), None)
    if mine is None:
        return 0
    same = [x for x in lines if x.line is line and x.role is mine.role]
    return 1 + sum((x.since, x.id) < (mine.since, mine.id) for x in same)


def still_waiting(lines: Sequence[InLine], whole: NightCrew) -> list[InLine]:
    """Those who wait for a place and have not come onto the night some other way."""
    on = {one.person.id for one in whole.crew}
    return [x for x in lines if x.line is Line.WAITING and x.person_id not in on]
