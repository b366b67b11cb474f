"""What somebody may say about their own place, and until when."""

from datetime import datetime

from sosbus.base.refusal import Conflict
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.seeking.rules import is_on


def may_confirm(mine: Aboard | None, whole: NightCrew, now: datetime) -> Conflict | None:
    if mine is None:
        return Conflict("You are not on this night any more.")
    if not is_on(whole.night, now):
        return Conflict("This night is open, over or called off: nothing to confirm.")
    if not mine.is_coming:
        return Conflict("You said you can’t come. If you can after all, say so on the night.")
    return None


def may_come_back(mine: Aboard | None, whole: NightCrew, now: datetime) -> Conflict | None:
    if mine is None:
        return Conflict("Somebody has taken your place already. You are free, and thank you.")
    if not is_on(whole.night, now):
        return Conflict("This night is open, over or called off.")
    return None


def may_let_go(one: Aboard | None) -> Conflict | None:
    if one is None or one.is_coming:
        return Conflict("They are not waiting for cover any more.")
    return None
