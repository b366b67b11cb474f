"""NEWS2 as the Royal College of Physicians prints it: seven readings in, points out.

Both tails of each reading count. A reading that is missing is never taken for a normal one:
then there is no total, only how many readings there are and the least the score can be.
The table is Chart 1 of the report named in SOURCE, unchanged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sosbus.base.refusal import Refusal
from sosbus.news2.tables import Acvpu, Breathing, Parameter, Scale

SOURCE = (
    "Royal College of Physicians. National Early Warning Score (NEWS) 2: Standardising the "
    "assessment of acute-illness severity in the NHS. Updated report of a working party. "
    "London: RCP, 2017."
)
MOST, ALL_OF_THEM, RED = 20, len(Parameter), 3
NO_LIMIT = 10_000

# The highest reading that still earns these points, from low to high. Temperature in tenths.
Bands = tuple[tuple[int, int], ...]
BANDS: Mapping[Parameter, Bands] = {
    Parameter.RR: ((8, 3), (11, 1), (20, 0), (24, 2), (NO_LIMIT, 3)),
    Parameter.SPO2: ((91, 3), (93, 2), (95, 1), (NO_LIMIT, 0)),
    Parameter.SBP: ((90, 3), (100, 2), (110, 1), (219, 0), (NO_LIMIT, 3)),
    Parameter.PULSE: ((40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (NO_LIMIT, 3)),
    Parameter.TEMP: ((350, 3), (360, 1), (380, 0), (390, 1), (NO_LIMIT, 2)),
}
SPO2_2_ON_AIR: Bands = ((83, 3), (85, 2), (87, 1), (NO_LIMIT, 0))
SPO2_2_ON_OXYGEN: Bands = ((83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2), (NO_LIMIT, 3))
WHERE_OXYGEN_DECIDES = 93  # on the second scale, from here up


@dataclass(frozen=True)
class Reading:
    """One set of readings; None for what was not, or could not be, measured."""

    rr: int | None = None
    spo2: int | None = None
    breathing: Breathing | None = None
    sbp: int | None = None
    pulse: int | None = None
    acvpu: Acvpu | None = None
    tenths: int | None = None  # temperature in tenths of a degree, so that 36.05 cannot be
    scale: Scale = Scale.ONE


@dataclass(frozen=True)
class Scored:
    points: Mapping[Parameter, int]

    @property
    def have(self) -> int:
        return len(self.points)

    @property
    def at_least(self) -> int:
        return sum(self.points.values())

    @property
    def total(self) -> int | None:
        return self.at_least if self.have == ALL_OF_THEM else None

    @property
    def any_three(self) -> bool:
        return RED in self.points.values()

    @property
    def words(self) -> str:
        if self.total is not None:
            return f"{self.total}"
        return f"{self.have} of {ALL_OF_THEM}, at least {self.at_least}"


def score(reading: Reading) -> Scored:
    return Scored(points(reading))


def points(reading: Reading) -> dict[Parameter, int]:
    """The points of each reading there is."""
    found = {
        Parameter.RR: banded(reading.rr, BANDS[Parameter.RR]),
        Parameter.SPO2: of_saturation(reading),
        Parameter.OXYGEN: choice(reading.breathing, {Breathing.OXYGEN: 2}),
        Parameter.SBP: banded(reading.sbp, BANDS[Parameter.SBP]),
        Parameter.PULSE: banded(reading.pulse, BANDS[Parameter.PULSE]),
        Parameter.ACVPU: choice(reading.acvpu, dict.fromkeys(set(Acvpu) - {Acvpu.ALERT}, RED)),
        Parameter.TEMP: banded(reading.tenths, BANDS[Parameter.TEMP]),
    }
    return {one: worth for one, worth in found.items() if worth is not None}


def banded(value: int | None, bands: Bands) -> int | None:
    if value is None:
        return None
    return next(worth for highest, worth in bands if value <= highest)


def choice(answer: str | None, worth: Mapping[str, int]) -> int | None:
    return None if answer is None else worth.get(answer, 0)


def of_saturation(reading: Reading) -> int | None:
    """On the second scale a high reading is good on air and bad on oxygen: one must know."""
    if reading.scale is Scale.ONE:
        return banded(reading.spo2, BANDS[Parameter.SPO2])
    if reading.breathing is Breathing.OXYGEN:
        return banded(reading.spo2, SPO2_2_ON_OXYGEN)
    if reading.breathing is None and (reading.spo2 or 0) >= WHERE_OXYGEN_DECIDES:
        return None
    return banded(reading.spo2, SPO2_2_ON_AIR)


def not_for(age_band: str | None, vulnerable: Iterable[str]) -> Refusal | None:
    """Whom the score is not made for, by the codes of a contact's answers."""
    if age_band == "u16":
        return Refusal("NEWS2 is not for anybody under 16. Tell the medic.")
    if "pregnant" in vulnerable:
        return Refusal("NEWS2 is not for anybody who is pregnant. Tell the medic.")
    return None
