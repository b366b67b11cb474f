"""What a set of observations says, in one line and in points; and who may write which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts.rules import digest_of
from sosbus.contacts.tables import WorstNews2
from sosbus.news2 import rules as news2
from sosbus.news2.rules import Reading, Scored
from sosbus.news2.tables import Acvpu, Scale
from sosbus.nights.rules import half_hour, within
from sosbus.nights.tables import Night, Status
from sosbus.observations.tables import Mark, Observation, Position, Pupils
from sosbus.people.tables import BusRole
from sosbus.prompts import rules as prompts
from sosbus.prompts.tables import RedFlag

HIGH, URGENT = 5, 7


@dataclass(frozen=True)
class Range:
    """What a number may be; the page and the form both read it here."""

    low: str
    high: str
    what: str
    step: str = "1"

    @property
    def sentence(self) -> str:
        places = "one decimal at most" if self.step == "0.1" else "a whole number"
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
    at = within(night, at)
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


def worst(sets: Iterable[Observation]) -> WorstNews2 | None:
    """The worst band of them, for the figures; a set with a reading missing is in none, unless
    the crew added it up themselves. Bands as the chart has them."""
    bands = [band_of(one) for one in sets if one.mistake_at is None]
    known = [one for one in bands if one]
    if not known:
        return WorstNews2.READINGS_MISSING if bands else None
    return max(known, key=list(WorstNews2).index)


def band_of(one: Observation) -> WorstNews2 | None:
    points = scored(one)
    total = one.typed_total if points.total is None else points.total
    if total is None:
        return None
    if total >= URGENT:
        return WorstNews2.HIGH
    if total >= HIGH:
        return WorstNews2.MEDIUM
    return WorstNews2.ONE_THREE if points.any_three else WorstNews2.LOW


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
