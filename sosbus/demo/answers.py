"""What an invented contact answers, as often as a town like ours would."""

from random import Random
from typing import Any, TypeVar

from sosbus.base.columns import Choice
from sosbus.contacts import rules as contact_rules
from sosbus.contacts.tables import (
    AgeBand,
    AgeBasis,
    Aid,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    AssaultWhen,
    BroughtBack,
    CallSource,
    Drug,
    Gender,
    HowSure,
    Injury,
    InjurySite,
    Kind,
    Otherwise,
    Outcome,
    PoliceAware,
    Reason,
    ReferredTo,
    Relation,
    Slot,
    Spiking,
    SpikingAction,
    Treatment,
    Vulnerable,
)

T = TypeVar("T")
One = TypeVar("One", bound=Choice)
KINDS = {
    Kind.WELFARE: 60,
    Kind.FIRST_AID: 19,
    Kind.CLINICAL: 9,
    Kind.OUTREACH: 10,
    Kind.INCIDENT_ONLY: 2,
}
REASONS = {
    Reason.ALCOHOL: 34,
    Reason.GET_HOME: 20,
    Reason.INJURY: 14,
    Reason.LOST_FRIENDS: 12,
    Reason.EMOTIONAL: 10,
    Reason.PHONE: 9,
    Reason.SHOES: 8,
    Reason.SAFE_WAIT: 8,
    Reason.ILL_INCAPABLE: 7,
    Reason.LOST_HOMELESS: 4,
    Reason.VIOLENCE: 14,
    Reason.DRUGS: 4,
    Reason.MENTAL_DISTRESS: 3,
    Reason.HARASSMENT: 2,
    Reason.THEFT_VICTIM: 2,
    Reason.SPIKING_SUSPECTED: 1,
    Reason.DOMESTIC_ABUSE: 1,
    Reason.SEXUAL_HARM: 1,
    Reason.HATE: 1,
}
AGES = {
    AgeBand.UNDER_16: 1,
    AgeBand.FROM_16: 5,
    AgeBand.FROM_18: 48,
    AgeBand.FROM_25: 22,
    AgeBand.FROM_35: 12,
    AgeBand.FROM_50: 5,
    AgeBand.FROM_65: 1,
    AgeBand.NOT_KNOWN: 5,
    AgeBand.NOT_RECORDED: 1,
}
ARRIVALS = {
    Arrival.SELF: 36,
    Arrival.FRIENDS: 26,
    Arrival.DOOR_STAFF: 10,
    Arrival.POLICE: 8,
    Arrival.STREET_PASTOR: 7,
    Arrival.OUTREACH_FOUND: 6,
    Arrival.TAXI_MARSHAL: 3,
    Arrival.CCTV: 2,
    Arrival.AMBULANCE: 1,
    Arrival.NOT_RECORDED: 1,
}
LEFT = {
    Outcome.LEFT_WITH_FRIENDS: 36,
    Outcome.TAXI: 24,
    Outcome.FAMILY_COLLECTED: 10,
    Outcome.WALKED: 9,
    Outcome.BUS_LIFT_HOME: 6,
    Outcome.OWN_WAY_ALONE: 5,
    Outcome.SAFE_PLACE: 3,
    Outcome.LEFT_BEFORE_FINISHED: 3,
    Outcome.DECLINED: 2,
    Outcome.POLICE: 1,
}
LEFT_TREATED = LEFT | {
    Outcome.AMBULANCE_HOSPITAL: 7,
    Outcome.BUS_LIFT_HOSPITAL: 3,
    Outcome.OWN_WAY_HOSPITAL: 5,
}
OTHERWISE = {
    Otherwise.HOME_NOTHING: 44,
    Otherwise.GP_111_PHARM: 18,
    Otherwise.AE_OWN: 14,
    Otherwise.AMB_AND_AE: 10,
    Otherwise.AMB_ONLY: 5,
    Otherwise.NOT_JUDGED: 8,
    Otherwise.NOT_RECORDED: 1,
}
GENDERS = {Gender.FEMALE: 50, Gender.MALE: 46, Gender.ANOTHER: 1, Gender.NOT_SAID: 3}
DRUNK = {
    Alcohol.CLEARLY_DRUNK: 40,
    Alcohol.SOME: 34,
    Alcohol.NONE: 12,
    Alcohol.INCAPABLE: 6,
    Alcohol.NOT_KNOWN: 7,
    Alcohol.NOT_RECORDED: 1,
}
INJURIES = {
    Injury.CUT: 34,
    Injury.BRUISE: 20,
    Injury.SPRAIN: 16,
    Injury.HEAD: 12,
    Injury.NONE: 8,
    Injury.FRACTURE: 4,
    Injury.DENTAL: 2,
    Injury.BURN: 2,
    Injury.BITE: 1,
    Injury.NOT_RECORDED: 1,
}
AWARE = {
    PoliceAware.YES: 38,
    PoliceAware.NO_DECLINED: 34,
    PoliceAware.NO_OTHER: 16,
    PoliceAware.NOT_ASKED: 12,
}
PLACES = {
    AssaultPlace.STREET: 40,
    AssaultPlace.BAR_CLUB_OUTSIDE: 28,
    AssaultPlace.BAR_CLUB_IN: 20,
    AssaultPlace.TAXI_RANK_TRANSPORT: 6,
    AssaultPlace.TAKEAWAY: 4,
    AssaultPlace.NOT_SAID: 2,
}


def answers(rng: Random, venues: list[Any]) -> dict[str, Any]:
    """As a form would send them; what does not apply is dropped by the form itself."""
    kind = pick(rng, KINDS)
    treated = kind in contact_rules.TREATED
    reasons = {Reason.INJURY} if treated and rng.random() < 0.7 else set()
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        reasons.add(pick(rng, REASONS))
    injury = pick(rng, INJURIES)
    return {
        "kind": kind,
        "reasons": sorted(reasons)[:4],
        "age_band": pick(rng, AGES),
        "age_basis": pick(rng, {AgeBasis.ESTIMATED: 3, AgeBasis.TOLD: 1}),
        "gender": pick(rng, GENDERS),
        "arrival": pick(rng, ARRIVALS),
        "alcohol": pick(rng, DRUNK),
        "drugs": some(rng, Drug, 0.2),
        "spiking_type": pick(rng, {Spiking.DRINK: 7, Spiking.UNSURE: 3, Spiking.NEEDLE: 1}),
        "spiking_actions": some(rng, SpikingAction, 0.9),
        "assault_when": pick(rng, {AssaultWhen.TONIGHT: 9, AssaultWhen.EARLIER: 1}),
        "assault_slot": rng.choice(list(Slot)[2:11]),
        "assault_method": [
            pick(rng, {AssaultMethod.FIST: 6, AssaultMethod.FOOT: 2, AssaultMethod.GLASS: 1})
        ],
        "assault_place": pick(rng, PLACES),
        "venue_id": rng.choice(venues) if venues else None,
        "relation": pick(rng, {Relation.STRANGER: 6, Relation.FRIEND: 2, Relation.GROUP: 2}),
        "police_aware": pick(rng, AWARE),
        "vulnerable": some(rng, Vulnerable, 0.15),
        "injury": injury,
        "injury_site": [rng.choice(list(InjurySite)[:6])] if injury is not Injury.NONE else [],
        "aid_given": sorted(rng.sample(list(Aid), rng.choice((0, 1, 1, 2, 3)))),
        "treatment": sorted(rng.sample(list(Treatment)[:10], rng.choice((1, 1, 2, 3)))),
        "outcome": pick(rng, LEFT_TREATED if treated else LEFT),
        "referral": some(rng, ReferredTo, 0.12),
        "call_source": rng.choice(list(CallSource)[:8]),
        "response_minutes": rng.randint(1, 14),
        "brought_back": pick(rng, {BroughtBack.YES: 1, BroughtBack.NO: 2}),
        "otherwise": pick(rng, OTHERWISE),
        "how_sure": pick(rng, {HowSure.PROBABLE: 3, HowSure.CERTAIN: 2}),
    }


def some(rng: Random, kind: type[One], share: float) -> list[One]:
    """Now and then one answer of a list where more could be ticked."""
    return [rng.choice(list(kind))] if rng.random() < share else []


def pick(rng: Random, weights: dict[T, int]) -> T:
    return rng.choices(list(weights), list(weights.values()))[0]
