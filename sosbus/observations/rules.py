"""What a set of observations says, in one line and in points; and who may write which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts.rules import digest_of
from sosbus.contacts.tables import Contact
from sosbus.news2 import rules as news2
from sosbus.news2.rules import Reading, Scored
from sosbus.news2.tables import Acvpu, Scale
from sosbus.nights.rules import half_hour
from sosbus.nights.tables import Night, Status
from sosbus.observations.tables import Mark, Observation, Position, Pupils
from sosbus.people.tables import BusRole
from sosbus.prompts import rules as prompts
from sosbus.prompts.rules import LASTING, Shown
from sosbus.prompts.tables import RedFlag

HIGH = 5


@dataclass(frozen=True)
class Range:
    """What a number may be; the page and the form both read it here."""

    low: str
    high: str
    what: str
    step: str = "1"

    @property
    def sentence(self) -> str:
        places = "with one decimal at most" if self.step == "0.1" else "as a whole number"
        return f"{self.what}: {self.low} to {self.high}, {places}"


RANGES: Mapping[str, Range] = {
    "rr": Range("0", "70", "Breaths a minute"),
    "spo2": Range("50", "100", "SpO2"),
    "sbp": Range("40", "280", "Upper BP"),
    "dbp": Range("20", "200", "Lower BP"),
    "pulse": Range("0", "250", "Pulse"),
    "temp": Range("30.0", "43.0", "Temperature", "0.1"),
    "pain": Range("0", "10", "Pain"),
    "glucose": Range("0.5", "40.0", "Glucose", "0.1"),
    "typed_total": Range("0", "20", "NEWS2"),
}
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
FOR_THE_MEDIC = ("gcs_e", "gcs_v", "gcs_m", "glucose_tenths")
USED = Conflict("Those observations were already sent with other values. Make a new set.")
CANCELLED = Conflict("This night is cancelled. Ask the coordinator.")
OTHER_NIGHT = Conflict("That contact belongs to another night.")
NOT_THE_SUM = Conflict("That is not the sum of these readings. Look at the chart again.")
MEDIC_ONLY = Refusal("GCS, glucose and scale 2 are for the medic. Leave them out.")


def new_set(
    night: Night,
    sent_id: UUID,
    words: Mapping[str, Any],
    by: BusRole | None,
    is_medic: bool,
    at: datetime,
) -> Observation | Refusal:
    """The set to keep, or why not. A closed night takes it: what was seen was seen."""
    if night.status is Status.CANCELLED:
        return CANCELLED
    if not is_medic and needs_a_medic(words):
        return MEDIC_ONLY
    return Observation(
        id=sent_id,
        night_id=night.id,
        half_hour=half_hour(at),
        at=at,
        by_role=by,
        first_words=digest_of(night.id, words),
        **words,
    )


def needs_a_medic(words: Mapping[str, Any]) -> bool:
    if words["spo2_scale"] is Scale.TWO:
        return True
    return any(words[name] is not None for name in FOR_THE_MEDIC)


def same_again(known: Observation, night: Night, words: Mapping[str, Any]) -> Refusal | None:
    return None if known.first_words == digest_of(night.id, words) else USED


def mark(
    one: Observation, night: Night, said: Mark, total: int | None, now: datetime
) -> bool | Refusal:
    """Whether this is news. Saying it twice changes nothing; the set itself never changes."""
    if one.night_id != night.id:
        return OTHER_NIGHT
    if said is Mark.MISTAKE:
        fresh, one.mistake_at = one.mistake_at is None, one.mistake_at or now
        return fresh
    if total is None or scored(one).total != total:
        return NOT_THE_SUM
    fresh, one.sum_agreed_at = one.sum_agreed_at is None, one.sum_agreed_at or now
    return fresh


def reading(one: Observation) -> Reading:
    return Reading(
        rr=one.rr,
        spo2=one.spo2,
        breathing=one.on_oxygen,
        sbp=one.sbp,
        pulse=one.pulse,
        acvpu=one.acvpu,
        tenths=one.temp_tenths,
        scale=one.spo2_scale,
    )


def scored(one: Observation) -> Scored:
    return news2.score(reading(one))


def needs_close_watch(one: Observation, sums: bool) -> bool:
    """Whether to look again sooner: not alert, or a high score. Points only where shown."""
    if one.acvpu in (Acvpu.VOICE, Acvpu.PAIN, Acvpu.UNRESPONSIVE):
        return True
    if one.typed_total is not None and one.typed_total >= HIGH:
        return True
    points = scored(one)
    return sums and (points.any_three or points.at_least >= HIGH)


def line(one: Observation) -> str:
    """RR 18, SpO2 97 air, BP 122/80, pulse 88, alert, 36.8"""
    return ", ".join([words for words in [*seven(one), *the_rest(one)] if words])


def seven(one: Observation) -> list[str]:
    return [
        said(one, "rr", "RR", one.rr),
        f"{said(one, 'spo2', 'SpO2', one.spo2)} {one.breathing}".strip(),
        said(one, "sbp", "BP", one.blood_pressure),
        said(one, "pulse", "pulse", one.pulse),
        one.acvpu.label.lower() if one.acvpu else said(one, "acvpu", "consciousness", None),
        f"{one.temp}" if one.temp is not None else said(one, "temp", "temp", None),
    ]


def the_rest(one: Observation) -> list[str]:
    return [
        f"NEWS2 {one.typed_total}" if one.typed_total is not None else "",
        f"GCS {one.gcs_words}" if one.gcs_words else "",
        said(one, "pain", "pain", one.pain),
        f"glucose {one.glucose}" if one.glucose is not None else "",
        f"pupils {one.pupils.label.lower()}" if one.pupils else "",
        "recovery position" if one.position is Position.RECOVERY else "",
    ]


def said(one: Observation, name: str, word: str, value: object) -> str:
    """A word and its value, or why there is none, or nothing."""
    shown = one.why_not(name) if value is None else value
    return "" if shown == "" else f"{word} {shown}"


def flags_of(one: Observation) -> set[RedFlag]:
    """What was ticked, and what the readings themselves say of a box."""
    pinpoint = {RedFlag.PINPOINT} if one.pupils is Pupils.PINPOINT else set()
    measured = prompts.said_by(one.rr, one.temp_tenths, one.acvpu)
    return set(one.red_flags) | pinpoint | measured


def doubts(one: Observation) -> list[str]:
    """What may be a slip of the thumb: kept as it is, and asked about."""
    if one.sbp is not None and one.dbp is not None and one.dbp >= one.sbp:
        return [f"BP {one.blood_pressure}: the lower number is not below the upper. Swapped?"]
    return []


@dataclass(frozen=True)
class Care:
    """What this room knows of one contact, as its pieces show it. Oldest set first."""

    contact: Contact | None
    sets: Sequence[Observation]
    cards: Sequence[Shown]
    sums: bool
    ranges: Mapping[str, Range] = field(default_factory=lambda: RANGES)

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
            flags |= flags_of(one) & LASTING
        for one in self.live[-1:]:
            flags |= flags_of(one)
        return frozenset(card.code for card in prompts.prompts_for(flags))

    def news2_words(self, one: Observation) -> str:
        """What is shown of the score: as typed, or as added up where that is switched on."""
        if self.not_for:
            return "not used"
        if one.typed_total is not None:
            return f"{one.typed_total} typed"
        points = scored(one)
        if not self.sums:
            return f"{points.have} of 7"
        agreed = " agreed" if one.sum_agreed_at else ", not agreed yet"
        return points.words if points.total is None else f"{points.total}{agreed}"

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

    def points_words(self, points: Scored) -> str:
        """SpO2 % 2, pulse 1, and so on, in the order of the chart."""
        return ", ".join(f"{name.label} {worth}" for name, worth in points.points.items())

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
