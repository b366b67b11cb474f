"""What is read aloud, in the order ambulance crews listen for it. It names nobody."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sosbus.base.columns import Choice
from sosbus.contacts.rules import shown_reasons
from sosbus.contacts.tables import (
    AgeBand,
    AgeBasis,
    Alcohol,
    AssaultPlace,
    AssaultWhen,
    Contact,
    Drug,
    Gender,
    Injury,
    Slot,
    Vulnerable,
)
from sosbus.handovers.rules import hour
from sosbus.observations.rules import flags_of, line
from sosbus.observations.tables import Observation
from sosbus.prompts.rules import said_in
from sosbus.prompts.tables import RedFlag

MISSING = "Not recorded"
SENSITIVE = frozenset({RedFlag.SEXUAL_ASSAULT, RedFlag.CHILD, RedFlag.ADULT_AT_RISK})
MATTERS = (  # of all that makes somebody vulnerable, what changes how they are cared for
    Vulnerable.PREGNANT,
    Vulnerable.LEARNING_DISABILITY,
    Vulnerable.LANGUAGE,
    Vulnerable.ADULT_AT_RISK,
)
IN_FULL = {  # short on a tile, unclear by themselves
    AssaultPlace.BAR_CLUB_IN: "In a bar or club",
    AssaultPlace.BAR_CLUB_OUTSIDE: "Outside a bar or club",
}
ASK = "Say what you would like them to do."


class Line(NamedTuple):
    letter: str
    heading: str
    words: list[str]


def atmist(contact: Contact, sets: Sequence[Observation], private: bool) -> list[Line]:
    """For an ambulance or a hospital. `sets` are the observations, oldest first."""
    return lines(
        ("A", "Age", age(contact, private)),
        ("T", "Time", times(contact)),
        ("M", "What happened", mechanism(contact, private)),
        ("I", "Injuries", injuries(contact, sets, private)),
        ("S", "Signs", signs(sets)),
        ("T", "Treatment", [words_of(contact.treatment)]),
    )


def sbar(contact: Contact) -> list[Line]:
    """For the police, family or friends: nothing private, and nothing that was measured."""
    came = contact.arrival.label.lower() if known(contact.arrival) and contact.arrival else ""
    return lines(
        ("S", "Situation", [shown_reasons(contact, False).capitalize(), injury(contact)]),
        ("B", "Background", [*age(contact, False), *times(contact)]),
        ("A", "As they are", [f"Came by: {came}" if came else "", alcohol(contact)]),
        ("R", "Request", [ASK]),
    )


def lines(*said: tuple[str, str, Iterable[str]]) -> list[Line]:
    """What is missing is said to be, never left out: silence could pass for "no"."""
    return [
        Line(letter, heading, [one for one in words if one] or [MISSING])
        for letter, heading, words in said
    ]


def age(contact: Contact, private: bool) -> list[str]:
    band = contact.age_band
    if band is AgeBand.NOT_KNOWN:
        years = "Age not known"
    else:
        years = band.label if band and known(band) else ""
    guess = {AgeBasis.TOLD: "as told", AgeBasis.ESTIMATED: "a guess"}.get(contact.age_basis)  # type: ignore[arg-type]
    gender = contact.gender if contact.gender is not Gender.NOT_SAID else None
    matters = [one.label for one in MATTERS if private and one in contact.vulnerable]
    return [
        f"{years}, {guess}" if years and guess and band is not AgeBand.NOT_KNOWN else years,
        gender.label if gender in (Gender.FEMALE, Gender.MALE) else "",
        *matters,
    ]


def times(contact: Contact) -> list[str]:
    """Times and never "so long ago": with no signal the card is a copy, and would be wrong."""
    about = "" if contact.seen_at else "about "
    return [
        f"With us from {about}{hour(contact.seen_at or contact.half_hour)}",
        hurt(contact),
    ]


def hurt(contact: Contact) -> str:
    slot = contact.assault_slot
    if slot in (Slot.BEFORE, Slot.AFTER):
        return f"Hurt {slot.label.lower()}"
    if slot:
        return f"Hurt in the half hour from {slot.label}"
    when = contact.assault_when
    said = when in (AssaultWhen.TONIGHT, AssaultWhen.EARLIER)
    return f"Hurt {when.label.lower()}" if when and said else ""


def mechanism(contact: Contact, private: bool) -> list[str]:
    place = contact.assault_place
    drugs = [one for one in contact.drugs if one not in (Drug.NONE_SAID, Drug.NOT_ASKED)]
    return [
        shown_reasons(contact, private).capitalize(),
        words_of(contact.assault_method),
        IN_FULL.get(place, place.label) if place and known(place) else "",
        alcohol(contact),
        f"Drugs, they say: {small(words_of(drugs))}" if private and drugs else "",
    ]


def alcohol(contact: Contact) -> str:
    one = contact.alcohol
    if one is None or not known(one) or one is Alcohol.NOT_KNOWN:
        return ""
    return f"Alcohol: {one.label.lower()}"


def injuries(contact: Contact, sets: Sequence[Observation], private: bool) -> list[str]:
    flags = said_in(contact)
    for one in live(sets):
        flags |= flags_of(one)
    seen = [flag.label.lower() for flag in RedFlag if flag in flags - hidden(private)]
    return [injury(contact), f"Red flags: {', '.join(seen)}" if seen else ""]


def hidden(private: bool) -> frozenset[RedFlag]:
    return frozenset() if private else SENSITIVE


def injury(contact: Contact) -> str:
    one = contact.injury
    if one is None or not known(one):
        return ""
    where = words_of(contact.injury_site) if one is not Injury.NONE else ""
    return f"{one.label}: {small(where)}" if where else one.label


def signs(sets: Sequence[Observation]) -> list[str]:
    """The latest set, and the one before it to hear which way it goes."""
    last = list(live(sets))[-2:]
    named = zip(("Latest", "Before"), reversed(last), strict=False)
    return [
        f"{which}, {hour(one.when)}: {line(one) or 'nothing measured'}" for which, one in named
    ]


def live(sets: Iterable[Observation]) -> Iterable[Observation]:
    return (one for one in sets if one.mistake_at is None)


def known(answer: Choice | None) -> bool:
    return answer is not None and answer.value not in ("not_recorded", "not_said")


def words_of(answers: Iterable[Choice]) -> str:
    """Cleaned, dressed, AED, CPR"""
    first, *rest = [one.label for one in answers if known(one)] or [""]
    return ", ".join([first, *map(small, rest)])


def small(label: str) -> str:
    """As it is written within a sentence: oxygen, but AED."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
