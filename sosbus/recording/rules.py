"""Which answers come first when somebody is in a hurry."""

from collections.abc import Iterable, Mapping, Sequence

from sosbus.contacts.rules import PRIVATE_REASONS
from sosbus.contacts.tables import AgeBand, Contact, Kind, Outcome, Reason

LETTERS, DIGITS = "ABCDEFGH", "123456789"
WRISTBANDS = [letter + digit for letter in LETTERS for digit in DIGITS]

DROP_IN = (
    Reason.GET_HOME,
    Reason.ALCOHOL,
    Reason.ILL_INCAPABLE,
    Reason.LOST_FRIENDS,
    Reason.PHONE,
    Reason.EMOTIONAL,
    Reason.SAFE_WAIT,
    Reason.SHOES,
    Reason.LOST_HOMELESS,
    Reason.HARASSMENT,
    Reason.THEFT_VICTIM,
    Reason.DRUGS,
)
TREATED = (
    Reason.INJURY,
    Reason.VIOLENCE,
    Reason.ALCOHOL,
    Reason.ILL_INCAPABLE,
    Reason.DRUGS,
    Reason.MENTAL_DISTRESS,
    Reason.EMOTIONAL,
    Reason.SPIKING_SUSPECTED,
    Reason.SEXUAL_HARM,
)
FIRST_REASONS: Mapping[Kind, Sequence[Reason]] = {
    Kind.WELFARE: DROP_IN,
    Kind.FIRST_AID: TREATED,
    Kind.CLINICAL: TREATED,
    Kind.OUTREACH: (Reason.VIOLENCE, Reason.INJURY, *DROP_IN[:7]),
    Kind.INCIDENT_ONLY: (Reason.VIOLENCE, Reason.HARASSMENT, Reason.THEFT_VICTIM, Reason.HATE),
}
FIRST_AGES = [one for one in AgeBand if one is not AgeBand.NOT_RECORDED]
FIRST_OUTCOMES = (
    Outcome.LEFT_WITH_FRIENDS,
    Outcome.TAXI,
    Outcome.FAMILY_COLLECTED,
    Outcome.WALKED,
    Outcome.OWN_WAY_ALONE,
    Outcome.BUS_LIFT_HOME,
)
SHORT = {Kind.WELFARE: "Drop-in", Kind.CLINICAL: "Medic"}


def kind_asked(asked: str) -> Kind:
    return next((kind for kind in Kind if kind == asked), Kind.WELFARE)


def title_of(kind: Kind) -> str:
    return SHORT.get(kind, kind.label)


def first_reasons(kind: Kind, private: bool) -> list[Reason]:
    return [one for one in FIRST_REASONS[kind] if private or one not in PRIVATE_REASONS]


def other_reasons(kind: Kind, private: bool) -> list[Reason]:
    first = FIRST_REASONS[kind]
    return [
        one for one in Reason if one not in first and (private or one not in PRIVATE_REASONS)
    ]


def other_outcomes() -> list[Outcome]:
    return [one for one in Outcome if one not in FIRST_OUTCOMES]


def next_wristband(contacts: Iterable[Contact]) -> str:
    """The first one nobody is wearing."""
    worn = {one.wristband for one in contacts}
    return next((one for one in WRISTBANDS if one not in worn), "")
