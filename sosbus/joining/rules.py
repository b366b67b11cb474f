"""What is still missing before a first night, and who may see whom to ring, when."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed
from sosbus.joining.tables import Stage, Step
from sosbus.nights.tables import Night

NEAR = timedelta(hours=24)
LONG_AGO = date(2000, 1, 1)
WHICH_DAY = Refusal("Give the day it was done: today, or earlier.")


def still_missing(steps: Iterable[Step]) -> list[Stage]:
    """What is still to do, in order. Whoever has no steps was with us before they were kept."""
    done = {step.stage for step in steps}
    return [stage for stage in Stage if stage not in done] if done else []


def may_note(
    steps: Sequence[Step], stages: Collection[Stage], done_on: date, today: date
) -> Refusal | None:
    """The go-ahead comes last; everything else in whatever order life brings it."""
    if not LONG_AGO <= done_on <= today:
        return WHICH_DAY
    done = {step.stage for step in steps} | set(stages) | {Stage.ACTIVE}
    before = [one.label.lower() for one in Stage if one not in done]
    if Stage.ACTIVE in stages and before:
        return Refusal(f"The go-ahead comes last. Still to do: {listed(before)}.")
    return None


def is_near(night: Night, now: datetime) -> bool:
    """Whether a night is close enough for its lead to see whom to ring for the crew."""
    return night.opens_at - NEAR <= now < night.closes_at + NEAR
