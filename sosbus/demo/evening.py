"""One invented night, lived through: opened, contacts and tallies, closed."""

from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.checks import rules as checks_rules
from sosbus.checks import store as checks
from sosbus.checks.tables import Answer
from sosbus.closing import rules as closing
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.tables import (
    AgeBand,
    Aid,
    Alcohol,
    Arrival,
    Contact,
    Gender,
    Kind,
    Otherwise,
    Outcome,
    Reason,
    Treatment,
)
from sosbus.demo.cast import SEED
from sosbus.nights import rules as night_rules
from sosbus.nights.rules import half_hour
from sosbus.nights.tables import Night
from sosbus.nights.tables import Reason as WhyNot
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing

BUSY_HOURS = (2, 2, 4, 5, 8, 9, 10, 12, 11, 8, 5, 3)  # how arrivals fall over a night
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
    Reason.VIOLENCE: 4,
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
T = TypeVar("T")
WHY_NOT = (WhyNot.WEATHER, WhyNot.NO_FIRST_AID, WhyNot.NO_LEAD, WhyNot.BUS_OFF_ROAD)


def rng_for(night_date: date) -> Random:
    """The same evening every time the demo is made."""
    return Random(f"{SEED} {night_date}")  # noqa: S311 an invented evening


def is_called_off(night: Night) -> bool:
    return rng_for(night.night_date).random() < 0.03


def call_off(night: Night) -> None:
    rng = rng_for(night.night_date)
    night_rules.cancel(night, rng.choice(WHY_NOT), night.opens_at - timedelta(hours=5))


def live_through(db: Session, night: Night) -> int:
    """Open the night, record its contacts and tallies, close it; gives the contacts made."""
    rng = rng_for(night.night_date)
    check_the_bus(db, night)
    night.opened_at = night.opens_at + minutes(rng, -20, 12)
    made = [
        contact(db, night, number, rng)
        for number in range(1, how_many(night.night_date, rng) + 1)
    ]
    for thing, most in ((Thing.WATER, 50), (Thing.DIRECTIONS, 22), (Thing.PHONE_CHARGE, 12)):
        for step in range(int(night.hours * 2)):
            number = rng.randint(0, most // 5)
            if number:
                when = night.opens_at + timedelta(minutes=30 * step)
                tallies.add(db, night, half_hour(when), thing, number)
    closed_at = night.closes_at + minutes(rng, -10, 25)
    done(closing.close_night(night, made, [], True, closed_at))
    db.flush()
    return len(made)


def check_the_bus(db: Session, night: Night) -> None:
    """Everything on the lists was looked at before the bus opened, and was right."""
    ids = [one.id for one in checks.items(db)]
    answer_id = UUID(int=rng_for(night.night_date).getrandbits(128), version=4)
    at = night.opens_at - timedelta(minutes=25)
    made = checks_rules.new_answers(night, answer_id, ids, Answer.FINE, True, None, at)
    checks.keep(db, made)


def minutes(rng: Random, low: int, high: int) -> timedelta:
    return timedelta(minutes=rng.randint(low, high))


def done(refused: Refusal | None) -> None:
    if refused:
        raise ValueError(refused)


def how_many(night_date: date, rng: Random) -> int:
    """5 to 60 contacts: most nights 10 to 35, Saturdays fuller, December fullest."""
    busy = 21.0 + (4 if night_date.weekday() == 5 else 0)
    busy *= {12: 1.65, 1: 0.75, 6: 1.1, 7: 1.1, 10: 1.15}.get(night_date.month, 1.0)
    return max(5, min(60, round(rng.gauss(busy, 6.5))))


def contact(db: Session, night: Night, number: int, rng: Random) -> Contact:
    length = (night.closes_at - night.opens_at) / len(BUSY_HOURS)
    [slot] = rng.choices(range(len(BUSY_HOURS)), BUSY_HOURS)
    arrived: datetime = night.opens_at + length * (slot + rng.random())
    form = ContactForm(**answers(rng))
    contact_id = UUID(int=rng.getrandbits(128), version=4)
    made = contact_rules.new_contact(night, contact_id, form.answers(), number, arrived)
    if isinstance(made, Refusal):
        raise ValueError(made)
    contacts.keep(db, made)
    return made


def answers(rng: Random) -> dict[str, object]:
    kind = pick(rng, KINDS)
    treated = kind in contact_rules.TREATED
    reasons = {Reason.INJURY} if treated and rng.random() < 0.7 else set()
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        reasons.add(pick(rng, REASONS))
    return {
        "kind": kind,
        "reasons": sorted(reasons)[:4],
        "age_band": pick(rng, AGES),
        "gender": pick(rng, GENDERS),
        "arrival": pick(rng, ARRIVALS),
        "alcohol": pick(rng, DRUNK),
        "aid_given": sorted(rng.sample(list(Aid), rng.choice((0, 1, 1, 2, 3)))),
        "treatment": sorted(rng.sample(list(Treatment)[:10], rng.choice((1, 1, 2, 3))))
        if treated
        else [],
        "outcome": pick(rng, LEFT_TREATED if treated else LEFT),
        "otherwise": pick(rng, OTHERWISE) if treated else None,
    }


def pick(rng: Random, weights: dict[T, int]) -> T:
    return rng.choices(list(weights), list(weights.values()))[0]
