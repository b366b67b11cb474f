"""What the pages show at somebody's side: their sets, the points if switched on, reminders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed
from sosbus.contacts.tables import Contact
from sosbus.news2 import rules as news2
from sosbus.news2.rules import Scored
from sosbus.observations.rules import RANGES, Range, doubts, flags_of, line, scored
from sosbus.observations.tables import Observation
from sosbus.prompts import rules as prompts
from sosbus.prompts.rules import Shown
from sosbus.prompts.tables import RedFlag

SENSITIVE = frozenset({RedFlag.SEXUAL_ASSAULT})
ROWS = {
    "rr": "Breaths",
    "spo2": "SpO2 %",
    "breathing": "On",
    "blood_pressure": "BP",
    "pulse": "Pulse",
    "acvpu": "ACVPU",
    "temp": "Temp °C",
    "gcs_words": "GCS",
    "pain": "Pain",
    "glucose": "Glucose",
    "pupils": "Pupils",
    "position": "Position",
}


@dataclass(frozen=True)
class Care:
    """What this room knows of one contact, as its pieces show it. Oldest set first."""

    contact: Contact | None
    sets: Sequence[Observation]
    cards: Sequence[Shown]
    sums: bool
    private: bool  # whether the visitor may see sensitive answers

    @property
    def ranges(self) -> Mapping[str, Range]:
        return RANGES

    @property
    def live(self) -> list[Observation]:
        return [one for one in self.sets if one.mistake_at is None]

    @property
    def not_for(self) -> Refusal | None:
        """Why there is no NEWS2 for them, if so."""
        if self.contact is None:
            return None
        return news2.not_for(self.contact.age_band, self.contact.vulnerable)

    @property
    def on(self) -> frozenset[str]:
        """The reminders that stand now: for what lasts, and for what the latest set says."""
        flags = prompts.said_in(self.contact) if self.contact else set()
        for one in self.live:
            flags |= flags_of(one) & prompts.LASTING
        for one in self.live[-1:]:
            flags |= flags_of(one)
        return frozenset(card.code for card in prompts.prompts_for(self.seen(flags)))

    def seen(self, flags: Iterable[RedFlag]) -> list[RedFlag]:
        """A sensitive one is for the lead and the medic, and for whoever is ticking it now."""
        return [flag for flag in flags if self.private or flag not in SENSITIVE]

    def flags_words(self, one: Observation) -> str:
        """What was ticked, in the words of the boxes."""
        return listed(flag.label.lower() for flag in self.seen(one.red_flags))

    def news2_words(self, one: Observation) -> str:
        """What is shown of the score: as typed, or as added up where that is switched on."""
        if self.not_for:
            return "not used"
        if one.typed_total is not None:
            return f"{one.typed_total} typed"
        points = scored(one)
        if not self.sums:
            return f"{points.have} of 7"
        agreed = "agreed" if one.sum_agreed_at else "to agree"
        return points.words if points.total is None else f"{points.total} {agreed}"

    def to_agree(self, one: Observation) -> Scored | None:
        """The points to be confirmed by whoever can see the chart."""
        if not self.sums or self.not_for or one.sum_agreed_at or one.mistake_at:
            return None
        points = scored(one)
        return points if points.total is not None and one.typed_total is None else None

    @property
    def scores_shown(self) -> bool:
        return not self.not_for and (
            self.sums or any(one.typed_total is not None for one in self.live)
        )

    def all_to_agree(self) -> list[tuple[Observation, Scored]]:
        """Sets whose sum nobody has agreed to, latest first."""
        waiting = [(one, self.to_agree(one)) for one in reversed(self.live)]
        return [(one, points) for one, points in waiting if points]

    def doubts(self, one: Observation) -> list[str]:
        return doubts(one)

    def line(self, one: Observation) -> str:
        return line(one)

    def rows(self) -> list[tuple[str, list[str]]]:
        """A row for each reading that was ever taken, a column for each set."""
        table = [
            (label, [cell(one, name) for one in self.live]) for name, label in ROWS.items()
        ]
        shown = [(label, cells) for label, cells in table if any(cells)]
        return [*shown, ("NEWS2", [self.news2_words(one) for one in self.live])]


def cell(one: Observation, name: str) -> str:
    value = getattr(one, name)
    if value is None or value == "":
        return one.why_not("sbp" if name == "blood_pressure" else name)
    return f"{getattr(value, 'label', value)}"
