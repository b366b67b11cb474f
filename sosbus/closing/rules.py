"""When a night may close, and what closing does to its contacts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import clock, count, listed
from sosbus.closing.tables import CloseReport, WhyUnheard
from sosbus.contacts.rules import digest_of, leave_unfinished, unfinished
from sosbus.contacts.tables import Contact, Kind
from sosbus.guard.rules import doubts
from sosbus.handsets.rules import is_clear, words
from sosbus.handsets.tables import Handset
from sosbus.nights.rules import may_record, within
from sosbus.nights.tables import Night

SAID = (
    "damage",
    "damage_words",
    "incidents",
    "incident_words",
    "welfare",
    "next_lead_words",
    "minibus_miles",
)
WORDS = tuple(name for name in SAID if name.endswith("_words"))
STEP = 15  # minutes somebody stayed are kept no finer than this
LONGEST = 390  # as the data dictionary has it: at most 400
SENT_OTHERWISE = Conflict("That close was sent before with other words. Look at the night.")


def answers_of(given: Iterable[str]) -> dict[UUID, list[WhyUnheard]] | None:
    """ "device:why" as typed, by device; None when one of them is neither."""
    found: dict[UUID, list[WhyUnheard]] = {}
    for one in given:
        device, _, why = one.partition(":")
        try:
            found.setdefault(UUID(device), []).append(WhyUnheard(why))  # type: ignore[call-arg]
        except ValueError:
            return None
    return found


def doubtful(
    said: Mapping[str, str | None], sure: bool, venues: Collection[str]
) -> dict[str, str]:
    """Words that may point at somebody, by field, until the lead says that they do not."""
    if sure:
        return {}
    found = {name: doubts(typed, venues) for name, typed in said.items() if typed}
    return {name: " ".join(some) for name, some in found.items() if some}


def sending(handsets: Sequence[Handset], by: UUID) -> UUID | None:
    """The device somebody closes from: theirs that was heard last."""
    theirs = [one for one in handsets if one.person_id == by]
    return max(theirs, key=lambda one: one.heard_at).id if theirs else None


def unheard(
    handsets: Iterable[Handset], at: datetime, sender: UUID | None = None
) -> list[Handset]:
    """Devices that may still hold something. The one that is speaking now may not."""
    return [one for one in handsets if one.id != sender and not is_clear(one, at)]


def new_report(
    night: Night,
    report_id: UUID,
    told: Mapping[str, Any],
    why: Mapping[UUID, Sequence[WhyUnheard]],
    by: UUID,
    at: datetime,
) -> CloseReport:
    """What is kept of the form. `told` is all of it; some only asks for the close."""
    return CloseReport(
        id=report_id,
        night_id=night.id,
        digest=digest_of(night.id, told),
        handsets={str(device): list(answers) for device, answers in why.items()},
        closed_by_id=by,
        at=within(night, at),
        **{name: told[name] for name in SAID},
    )


def silent(devices: Iterable[Handset], report: CloseReport, asked_all: bool) -> list[Handset]:
    """Devices that nobody has answered for. Who looked at each has answered for all."""
    missing = [one for one in devices if str(one.id) not in report.handsets]
    if not asked_all:
        return missing
    looked = {str(one.id): [WhyUnheard.LOOKED.value] for one in missing}
    report.handsets = report.handsets | looked
    return []


def close_night(
    night: Night,
    contacts: Sequence[Contact],
    still_silent: Sequence[Handset],
    rest: bool,
    at: datetime,
) -> Refusal | None:
    """Close, once every contact is complete and every device answered for. `rest` says "not
    recorded" for what is missing."""
    if refused := may_record(night):
        return refused
    left = unfinished(contacts)
    if left and not rest:
        return Conflict(
            f"{count(len(left), 'contact')} still to finish before closing. "
            "Open them, or tick that you do not know the rest."
        )
    if still_silent:
        return Conflict(
            f"{listed(map(words, still_silent))}. Ask for it, or say why you close without."
        )
    at = within(night, at)
    for contact in contacts:
        settle(contact)
    for contact in left:
        leave_unfinished(contact, at)
    night.closed_at = at
    return None


def settle(contact: Contact) -> None:
    """The wristband ends with the night, and the minutes are no longer exact."""
    contact.wristband = None
    if contact.kind is Kind.INCIDENT_ONLY or not (contact.seen_at and contact.left_at):
        return
    contact.minutes_on_bus = in_steps(contact.left_at - contact.seen_at)


def in_steps(stayed: timedelta) -> int:
    """Minutes to the nearest quarter of an hour, within what one night can hold."""
    minutes = min(max(stayed.total_seconds() / 60, 0), LONGEST)
    return int((minutes + STEP / 2) // STEP) * STEP


def already(night: Night, report: CloseReport | None, by: str) -> Conflict:
    """already closed at 04:02 by Aoife"""
    closed = night.closed_at or night.closes_at
    who = f" by {by}" if report else ""
    return Conflict(f"This night was already closed at {clock(closed)}{who}. Look at it there.")
