"""What was measured and done for somebody invented: sets, who took over, who was referred."""

from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.contacts.tables import AgeBand, Contact, Kind, Outcome, Reason, Vulnerable
from sosbus.handovers import rules as handover_rules
from sosbus.handovers import store as handovers
from sosbus.handovers.forms import StepForm
from sosbus.handovers.tables import To, What
from sosbus.news2.tables import Acvpu, Breathing
from sosbus.nights.tables import Night
from sosbus.observations import rules as observation_rules
from sosbus.observations import store as observations
from sosbus.observations.forms import ObservationForm
from sosbus.observations.tables import Observation
from sosbus.people.tables import BusRole
from sosbus.safeguarding import rules as referral_rules
from sosbus.safeguarding import store as safeguarding
from sosbus.safeguarding.forms import ReferralForm
from sosbus.safeguarding.tables import Category, How, ReferredTo

SETS = {Kind.CLINICAL: (1, 2, 2, 3), Kind.FIRST_AID: (0, 0, 1, 1)}
MEASURED = {
    "rr": (16, 3),
    "spo2": (97, 1.3),
    "sbp": (124, 14),
    "dbp": (78, 9),
    "pulse": (88, 15),
    "temp": (36.6, 0.4),
}
T = TypeVar("T")
AT_RISK = {Vulnerable.UNDER_18, Vulnerable.ADULT_AT_RISK}


def look_after(db: Session, night: Night, contact: Contact, rng: Random) -> None:
    """All that follows a contact, in the order it happens."""
    seen, left = contact.seen_at, contact.left_at
    assert seen and left
    for number in range(rng.choice(SETS.get(contact.kind, (0,)))):
        at = min(seen + timedelta(minutes=4 + 15 * number), left)
        observations.keep(db, measured(night, contact, rng, at))
    if contact.outcome is Outcome.AMBULANCE_HOSPITAL:
        for what, before in ((What.CALLED, 24), (What.ARRIVED, 9), (What.LEFT, 0)):
            at = max(left - timedelta(minutes=before), seen)
            words = StepForm(contact_id=contact.id, to=To.AMBULANCE, what=what).words()
            handovers.keep(db, sound(handover_rules.new_step(night, new_id(rng), words, at)))
    if is_at_risk(contact) and rng.random() < 0.5:
        child = contact.age_band in (AgeBand.UNDER_16, AgeBand.FROM_16)
        form = ReferralForm(
            category=Category.CHILD if child else Category.ADULT,
            to=ReferredTo.CHILDREN if child else ReferredTo.ADULTS,
            how=How.PHONE,
        )
        made = referral_rules.new_referral(night, new_id(rng), form.words(), left)
        safeguarding.keep(db, sound(made))


def is_at_risk(contact: Contact) -> bool:
    young = contact.age_band is AgeBand.UNDER_16
    return young or bool(AT_RISK & set(contact.vulnerable)) or Reason.HATE in contact.reasons


def measured(night: Night, contact: Contact, rng: Random, at: datetime) -> Observation:
    typed: dict[str, Any] = {
        name: round(rng.gauss(usual, spread), 1 if name == "temp" else None)
        for name, (usual, spread) in MEASURED.items()
        if contact.kind is Kind.CLINICAL or rng.random() < 0.7
    }
    typed["spo2"] = min(100, typed.get("spo2", 97))
    typed |= {"contact_id": contact.id, "acvpu": Acvpu.ALERT, "on_oxygen": Breathing.AIR}
    form = ObservationForm(**typed)
    is_medic = contact.kind is Kind.CLINICAL
    by = BusRole.MEDIC if is_medic else BusRole.FIRST_AIDER
    words = form.words() | {"contact_id": contact.id}
    return sound(observation_rules.new_set(night, new_id(rng), words, by, is_medic, at))


def sound(made: T | Refusal) -> T:
    """What the rules made; they refuse nothing an invented evening does."""
    if isinstance(made, Refusal):
        raise ValueError(made)
    return made


def new_id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
