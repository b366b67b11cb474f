"""Which figures are told exactly: those about nights, crew and things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sosbus.tallies.tables import Thing

FEWEST_CALLS, FEWEST_LOOKS = 10, 100  # with fewer, how soon is not told
LOOK_GRACE = timedelta(minutes=5)


@dataclass(frozen=True)
class Exact:
    """A figure about nights or things, told as it is."""

    code: str
    label: str
    unit: str
    definition: str


EXACT = (
    Exact(
        "nights_planned", "Nights planned", "nights", "Nights in the plan, cancelled ones too."
    ),
    Exact("nights_opened", "Nights opened", "nights", "Nights the lead opened the bus."),
    Exact(
        "nights_cancelled",
        "Nights cancelled",
        "nights",
        "Planned nights called off, with a reason. Not the same as a night with no contacts.",
    ),
    Exact(
        "hours_open",
        "Time open",
        "hours",
        "From opening to closing within the planned times, in real time: a night is five or "
        "seven hours long when the clocks change.",
    ),
    *(
        Exact(
            f"tally_{one.value}", f"{one.label}, given out", "times", "Counted, not recorded."
        )
        for one in Thing
    ),
)


def how_soon(response_minutes: Sequence[int], looks: int, in_time: int) -> dict[str, int]:
    """The median of minutes to door-staff calls, whole, and looks made in time."""
    found = {}
    if len(response_minutes) >= FEWEST_CALLS:
        found["door_staff_minutes"] = round(median(response_minutes))
    if looks >= FEWEST_LOOKS:
        found |= {"looks_due": looks, "looks_in_time": in_time}
    return found


def exact_value(code: str, kept: Mapping[str, int]) -> int | float:
    """A figure as told: time is kept in minutes and told in hours."""
    if code == "hours_open":
        return round(kept.get("minutes_open", 0) / 60, 2)
    return kept.get(code, 0)
