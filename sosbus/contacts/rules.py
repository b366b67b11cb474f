"""What a contact may hold, what is still missing from it, and when it may change."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import Enum, auto
from typing import Any
from uuid import UUID

from sosbus.base.columns import Choice
from sosbus.base.refusal import Refusal
from sosbus.base.words import listed
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    AssaultWhen,
    Contact,
    Injury,
    InjurySite,
    Kind,
    Otherwise,
    Outcome,
    PoliceAware,
    Reason,
    Spiking,
    Treatment,
)
from sosbus.guard.rules import doubts
from sosbus.nights.rules import half_hour, may_record
from sosbus.nights.tables import Night, Status

MOST_REASONS = 4
TREATED = frozenset({Kind.FIRST_AID, Kind.CLINICAL})
HARMED = frozenset(
    {Reason.VIOLENCE, Reason.SEXUAL_HARM, Reason.DOMESTIC_ABUSE, Reason.HARASSMENT, Reason.HATE}
)

# Seen by the lead and the medic alone (domain: the sensitive reasons, and what follows them).
PRIVATE_REASONS = frozenset(
    {Reason.SPIKING_SUSPECTED, Reason.SEXUAL_HARM, Reason.DOMESTIC_ABUSE, Reason.HATE}
)
PRIVATE = frozenset(
    {"drugs", "spiking_type", "spiking_actions", "relation", "vulnerable", "note"}
)

TREATMENT = ("injury", "injury_site", "treatment", "otherwise", "how_sure")
SPIKING = ("spiking_type", "spiking_actions")
ASSAULT = ("assault_when", "assault_slot", "assault_method", "assault_place", "police_aware")
CALL = ("call_source", "response_minutes", "brought_back")

# The honest answer for each question the close insists on. An outcome has none: everyone left.
NOT_RECORDED: dict[str, Any] = {
    "age_band": AgeBand.NOT_RECORDED,
    "arrival": Arrival.NOT_RECORDED,
    "alcohol": Alcohol.NOT_RECORDED,
    "spiking_type": Spiking.NOT_RECORDED,
    "assault_when": AssaultWhen.NOT_RECORDED,
    "assault_method": [AssaultMethod.NOT_RECORDED],
    "assault_place": AssaultPlace.NOT_RECORDED,
    "police_aware": PoliceAware.NOT_RECORDED,
    "injury": Injury.NOT_RECORDED,
    "injury_site": [InjurySite.NOT_RECORDED],
    "treatment": [Treatment.NOT_RECORDED],
    "otherwise": Otherwise.NOT_RECORDED,
}
IN_WORDS = {
    "kind": "kind",
    "reasons": "reasons",
    "outcome": "how they left",
    "age_band": "age",
    "age_basis": "how we know their age",
    "gender": "gender",
    "arrival": "how they came",
    "alcohol": "alcohol",
    "drugs": "drugs",
    "spiking_type": "what was spiked",
    "spiking_actions": "what was done about spiking",
    "assault_when": "when it happened",
    "assault_slot": "at what time",
    "assault_method": "with what",
    "assault_place": "kind of place",
    "venue_id": "place",
    "relation": "who it was to them",
    "police_aware": "police aware",
    "vulnerable": "vulnerable",
    "injury": "injury",
    "injury_site": "where it hurts",
    "aid_given": "what we gave",
    "treatment": "treatment",
    "referral": "pointed on to",
    "call_source": "who called us",
    "response_minutes": "minutes to get there",
    "brought_back": "brought back",
    "otherwise": "if no bus",
    "how_sure": "how sure",
    "note": "note",
    "wristband": "wristband",
}
ANSWERS = tuple(IN_WORDS)


class Again(Enum):
    """What a record sent under an id we already hold turns out to be."""

    SAME = auto()
    OTHER = auto()


def digest_of(night_id: UUID, words: Mapping[str, Any]) -> str:
    """The words of a record in one short form, whatever order they were sent in."""
    tidy = {
        name: sorted(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in words.items()
        if value not in (None, [])
    }
    return hashlib.sha256(
        json.dumps([str(night_id), tidy], sort_keys=True).encode()
    ).hexdigest()


def sent_again(known: Contact, night: Night, words: Mapping[str, Any]) -> Again:
    same = known.first_words == digest_of(night.id, words)
    return Again.SAME if same else Again.OTHER


def new_contact(
    night: Night,
    contact_id: UUID,
    words: Mapping[str, Any],
    number: int,
    at: datetime,
    late_at: datetime | None = None,
) -> Contact:
    """The contact to keep, noted at that moment. `words` are the form's answers."""
    made = Contact(
        id=contact_id,
        night_id=night.id,
        number=number,
        half_hour=half_hour(at),
        seen_at=at,
        late_at=late_at,
        left_at=at if words["outcome"] else None,
        first_words=digest_of(night.id, words),
        **words,
    )
    if made.outcome:
        made.wristband = None
    return made


def may_take(night: Night) -> Refusal | None:
    """Whether records may come in: while it is open, and late ones after it is closed."""
    return None if night.status is Status.CLOSED else may_record(night)


def unasked(
    kind: Kind, reasons: Collection[Reason], place: AssaultPlace | None
) -> tuple[str, ...]:
    """The questions that do not apply, and so have no answers."""
    outside: tuple[str, ...] = ()
    if kind not in TREATED:
        outside += TREATMENT
    if kind is not Kind.OUTREACH:
        outside += CALL
    if Reason.SPIKING_SUSPECTED not in reasons:
        outside += SPIKING
    if Reason.VIOLENCE not in reasons:
        outside += ASSAULT
    if not HARMED & set(reasons):
        outside += ("relation",)
    if place is AssaultPlace.HOME:
        outside += ("venue_id",)  # a home is never named
    return outside


def private_in(words: Mapping[str, Any]) -> list[str]:
    """Which of these answers are for the lead and the medic alone."""
    found = [name for name in PRIVATE if words.get(name)]
    return found + (["reasons"] if PRIVATE_REASONS & set(words.get("reasons") or ()) else [])


def unsayable(
    words: Mapping[str, Any],
    sees_private: bool,
    sure: bool,
    notes: bool,
    venues: Collection[str],
) -> dict[str, str]:
    """What is wrong with these answers, by field: who gives them, and what a note may say.
    `notes` is whether notes are asked at all, `venues` are names that point at nobody."""
    if words.get("note") and not notes:
        return {"note": "There is no such question"}
    if not sees_private and (private := private_in(words)):
        return dict.fromkeys(private, "That is for the lead or the medic.")
    found = doubts(words["note"], venues) if words.get("note") and not sure else []
    return {"note": " ".join(found)} if found else {}


def shown_reasons(contact: Contact, private: bool) -> str:
    """The reasons in words, for somebody who may or may not see the private ones."""
    seen = [one for one in contact.reasons if private or one not in PRIVATE_REASONS]
    return listed(one.label.lower() for one in seen) or "private"


def codes(contact: Contact) -> dict[str, Any]:
    """A contact's answers as a form would send them."""
    return {name: code_of(getattr(contact, name)) for name in ANSWERS}


def code_of(answer: Any) -> Any:
    if isinstance(answer, list):
        return [one.value for one in answer]
    if isinstance(answer, Choice):
        return answer.value
    return str(answer) if isinstance(answer, UUID) else answer


def is_same(one: Any, other: Any) -> bool:
    """Whether two coded answers mean the same; a list is a set, and nothing is nothing."""
    nothing: tuple[Any, ...] = (None, "", [])
    if one in nothing or other in nothing:
        return one in nothing and other in nothing
    return sorted(one) == sorted(other) if isinstance(one, list) else one == other


def put(contact: Contact, words: Mapping[str, Any], at: datetime) -> None:
    """Put these answers in place, and note when somebody left."""
    for name, value in words.items():
        setattr(contact, name, value)
    if "outcome" in words:
        contact.left_at = (contact.left_at or at) if words["outcome"] else None
    if contact.outcome:
        contact.wristband = None  # it comes off at the door, and is free again
    contact.version += 1


def differences(contact: Contact, words: Mapping[str, Any]) -> dict[str, str]:
    """What is kept now, in words, for each answer that differs from these."""
    return {
        name: in_words(getattr(contact, name))
        for name, answer in words.items()
        if getattr(contact, name) != answer
    }


def in_words(answer: Any) -> str:
    if isinstance(answer, list):
        return listed(one.label for one in answer) or "nothing"
    if isinstance(answer, Choice):
        return answer.label
    return "nothing" if answer is None else str(answer)


def required(contact: Contact) -> tuple[str, ...]:
    """The questions the close insists on, for this contact."""
    if contact.kind is Kind.INCIDENT_ONLY:
        return ("outcome",)
    asked: tuple[str, ...] = ("outcome", "age_band", "arrival", "alcohol")
    if Reason.VIOLENCE in contact.reasons:
        asked += ("assault_when", "assault_method", "assault_place", "police_aware")
    if Reason.SPIKING_SUSPECTED in contact.reasons:
        asked += ("spiking_type",)
    if contact.kind in TREATED:
        asked += ("injury", "treatment", "otherwise")
        if contact.injury not in (None, Injury.NONE, Injury.NOT_RECORDED):
            asked += ("injury_site",)
    return asked


def missing(contact: Contact) -> list[str]:
    """Questions without an answer, by field name. "Not recorded" is an answer."""
    return [name for name in required(contact) if getattr(contact, name) in (None, [])]


def unfinished(contacts: Iterable[Contact]) -> list[Contact]:
    return [one for one in contacts if not one.taken_back_at and missing(one)]


def is_on_the_bus(contact: Contact) -> bool:
    """Somebody wearing a wristband who has not left."""
    return bool(contact.wristband and not contact.outcome and not contact.taken_back_at)


def leave_unfinished(contact: Contact, at: datetime) -> None:
    """At the end: "left before finished", and "not recorded" for whatever is missing."""
    say_not_recorded(contact)
    if contact.outcome is None:
        put(contact, {"outcome": Outcome.LEFT_BEFORE_FINISHED}, at)


def say_not_recorded(contact: Contact) -> None:
    """Answer honestly, for all that is missing but the outcome, that it was not recorded."""
    for name in missing(contact):
        if name in NOT_RECORDED:
            setattr(contact, name, NOT_RECORDED[name])
            contact.version += 1
