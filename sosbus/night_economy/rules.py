"""What a visit found, what waits to be followed up, and when an action is late."""

from datetime import date
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.night_economy.tables import GroupAction, LicensingVisit, Outcome, Result
from sosbus.targets.rules import year_name

ENOUGH = 5  # contacts that name a venue before its name is told: fewer never are
CHECKS = {
    "licence": "Licence displayed",
    "dps": "Designated premises supervisor present",
    "cctv": "CCTV",
    "log": "Log of incidents and refusals",
    "age_policy": "Age policy",
    "door_staff": "Door staff",
    "outside": "Outside area",
}


def outcomes(visit: LicensingVisit) -> dict[str, Outcome]:
    return {words: getattr(visit, name) for name, words in CHECKS.items()}


def found_wrong(visit: LicensingVisit) -> list[str] | None:
    """What was not in order; None where nothing is known of any check."""
    found = outcomes(visit)
    if all(one is Outcome.NOT_KNOWN for one in found.values()):
        return None
    return [words for words, one in found.items() if one is Outcome.NOT_IN_ORDER]


def may_visit(visit: LicensingVisit) -> Refusal | None:
    day = visit.visited_on
    if day and year_name(day) != visit.year:
        return Refusal(f"That day is in {year_name(day)}.")
    if day and visit.how_many not in (None, 1):
        return Refusal("A visit on one day is told of by itself: give 1.")
    if visit.how_many == 0:
        return Refusal("No visit is not a visit. Leave it empty if the number is not known.")
    for later in (visit.follow_up_due, visit.followed_up_on):
        if day and later and later < day:
            return Refusal("A follow-up comes after the visit.")
    return None


def waits(visit: LicensingVisit, today: date) -> str:
    """How its follow-up stands, in words."""
    if visit.followed_up_on:
        return "followed up"
    if visit.follow_up_due is None:
        return "not known" if visit.result is Result.NOT_KNOWN else "none due"
    return "overdue" if visit.follow_up_due < today else "due"


def is_late(action: GroupAction, today: date) -> bool:
    return action.done_on is None and action.due is not None and action.due < today


def told_action(one: GroupAction) -> dict[str, Any]:
    return {
        "action": one.words,
        "owner": one.owner or None,
        "due": str(one.due) if one.due else None,
        "rating": one.rating.value,
        "rating_words": one.rating.label,
        "reason": one.reason,
        "done_on": str(one.done_on) if one.done_on else None,
    }


def told_visit(one: LicensingVisit, premises: str | None) -> dict[str, Any]:
    """Numbers of people, never who they were; None is not known."""
    return {
        "how_many": one.how_many,
        "visited_on": str(one.visited_on) if one.visited_on else None,
        "premises": premises,
        "police_count": one.police_count,
        "licensing_officers_count": one.officers_count,
        "residents_count": one.residents_count,
        "checks": {
            words: None if found is Outcome.NOT_KNOWN else found.label
            for words, found in outcomes(one).items()
        },
        "not_in_order": found_wrong(one),
        "result": None if one.result is Result.NOT_KNOWN else one.result.label,
        "follow_up_due": str(one.follow_up_due) if one.follow_up_due else None,
        "followed_up_on": str(one.followed_up_on) if one.followed_up_on else None,
    }
