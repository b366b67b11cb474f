"""Everything that is ever published: each measure with its definition, and nothing else.

This is the registry. A measure that is not here is in no page, file or letter. To change a
definition, add a new table with a new code: a counter is never given another meaning.
"""

from collections import Counter as Count
from collections.abc import Iterable
from dataclasses import replace

from sosbus.base.clock import TOWN
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    CallSource,
    Contact,
    Drug,
    Gender,
    HowSure,
    Injury,
    Kind,
    Otherwise,
    Outcome,
    PoliceAware,
    Reason,
    ReferredTo,
    Slot,
    Treatment,
    Vulnerable,
    WorstNews2,
)
from sosbus.news2 import rules as news2
from sosbus.published.rules import NO_ANSWER, Table, one_of, only, some_of

DEFINITIONS = "2"
METHOD = (
    "Each figure about a group of contacts comes from a counter that clicks once for every "
    "five and carries on from month to month, so months add up exactly to quarters and years "
    "and no counter is ever more than four out.",
    "Nobody can work back from a figure to a group smaller than five, because every small "
    "figure by itself fits at least five different true numbers, and a program tries to "
    "break the method before each version of this service goes out.",
)
LICENCE = "Creative Commons Attribution 4.0 (CC BY 4.0), Open Road SOS Bus"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
ZERO = "under 5 (possibly none)"
CAUTION = (
    "An estimate: what the lead or the medic judged on the night would have happened without "
    "the bus. A national study of six services like this one found that one of them clearly "
    "reduced A&E attendances (EDARA, Emergency Medicine Journal 2020)."
)
EVERYBODY, VIOLENCE = "contacts/all", "reason/violence"
SLOTS = [f"{hour:02}:{minute:02}" for hour in (22, 23, 0, 1, 2, 3) for minute in (0, 30)]
BEFORE, AFTER = "before", "after"
AMBULANCE = {Otherwise.AMB_AND_AE, Otherwise.AMB_ONLY}
AE = {Otherwise.AMB_AND_AE, Otherwise.AE_OWN}
HOSPITAL = {Outcome.AMBULANCE_HOSPITAL, Outcome.BUS_LIFT_HOSPITAL, Outcome.OWN_WAY_HOSPITAL}
TREATED = ("kind/first_aid", "kind/clinical")


def slot_of(contact: Contact) -> str:
    """The half hour by the town's clock; when 01:00 happens twice, both count as 01:00."""
    local = contact.half_hour.astimezone(TOWN)
    slot = f"{local:%H:%M}"
    if slot in SLOTS:
        return slot
    return BEFORE if local.hour >= 12 else AFTER


def ambulance_avoided(contact: Contact) -> list[str]:
    if contact.outcome is Outcome.AMBULANCE_HOSPITAL:
        return []
    return how_sure(contact) if contact.otherwise in AMBULANCE else []


def ae_avoided(contact: Contact) -> list[str]:
    if contact.outcome in HOSPITAL:
        return []
    return how_sure(contact) if contact.otherwise in AE else []


def how_sure(contact: Contact) -> list[str]:
    """As the medic judged; not said how sure is not sure."""
    if contact.kind is not Kind.CLINICAL:
        return []
    return ["certain" if contact.how_sure is HowSure.CERTAIN else "probable"]


def gender_of(contact: Contact) -> list[str]:
    return [contact.gender.value if contact.gender else NO_ANSWER]


HEAD = ("head_hospital", "head_not_hospital")  # told apart, and never as one number too


def injury_of(contact: Contact) -> list[str]:
    if contact.kind not in (Kind.FIRST_AID, Kind.CLINICAL):
        return []
    if contact.injury is Injury.HEAD:
        return [HEAD[0] if contact.outcome in HOSPITAL else HEAD[1]]
    return [contact.injury.value if contact.injury else NO_ANSWER]


def injuries() -> dict[str, str]:
    labels = {one.value: one.label for one in Injury if one is not Injury.HEAD}
    return {HEAD[0]: "Head, went to hospital", HEAD[1]: "Head, did not go"} | labels


def news2_of(contact: Contact) -> list[str]:
    for_them = not news2.not_for(contact.age_band, contact.vulnerable)
    return [contact.worst_news2.value] if contact.worst_news2 and for_them else []


ALL = Table(
    "contacts",
    "Contacts in all",
    "Records of help given to one person on one night. Someone who comes twice is two "
    "contacts. Tallies are not contacts.",
    {"all": "All contacts"},
    lambda contact: ["all"],
)
KINDS = Table(
    "kind",
    "Contacts by kind",
    "Each contact has one kind, chosen by the crew.",
    {one.value: one.label for one in Kind},
    lambda contact: [contact.kind.value],
    exclusive=True,
)
REASONS = Table(
    "reason",
    "Contacts by reason",
    "A contact has one to four reasons, so reasons add up to more than contacts.",
    {one.value: one.label for one in Reason},
    lambda contact: [one.value for one in contact.reasons],
    most_each=4,
)
OUTCOMES = Table(
    "outcome",
    "Contacts by how they left",
    "Each contact has one outcome by the time the night is closed.",
    {one.value: one.label for one in Outcome},
    lambda contact: [contact.outcome.value] if contact.outcome else [],
    exclusive=True,
)
HALF_HOURS = Table(
    "half_hour",
    "Contacts by half hour",
    "The half hour of arrival by the town's clock. On the night the clocks go back, both "
    "hours from 01:00 are counted together.",
    {BEFORE: "Before 22:00", **{slot: slot for slot in SLOTS}, AFTER: "04:00 and after"},
    lambda contact: [slot_of(contact)],
    exclusive=True,
)
ARRIVALS = one_of(
    "arrival", "Contacts by how they came", "Who brought them.", Arrival, "arrival", EVERYBODY
)
AGES = one_of(
    "age",
    "Contacts by age",
    "The age band that was told, or guessed.",
    AgeBand,
    "age_band",
    EVERYBODY,
)
GENDERS = Table(
    "gender",
    "Contacts by gender",
    "As told; asked when it helps, so it is often not recorded.",
    {**{one.value: one.label for one in Gender}, NO_ANSWER: "Not recorded"},
    gender_of,
    exclusive=True,
)
ALCOHOLS = one_of(
    "alcohol", "Contacts by alcohol", "As the crew saw it.", Alcohol, "alcohol", EVERYBODY
)
INJURIES = Table(
    "injury",
    "Injuries",
    "The main injury of each contact treated; one contact counts once.",
    injuries(),
    injury_of,
    exclusive=True,
    whole=TREATED,
)
TREATMENTS = replace(
    some_of(
        "treatment",
        "Treatments",
        "Each treatment given; one contact may have several.",
        Treatment,
        "treatment",
        EVERYBODY,
    ),
    whole=TREATED,
)
REFERRALS = some_of(
    "referral",
    "Pointed on to",
    "Services a contact was pointed on to; several are possible.",
    ReferredTo,
    "referral",
    EVERYBODY,
)
VULNERABLES = some_of(
    "vulnerable",
    "What made them vulnerable",
    "As the lead or medic judged; several are possible, and only yes is counted.",
    Vulnerable,
    "vulnerable",
    EVERYBODY,
)
CALLS = one_of(
    "call",
    "Calls to the crew, by who called",
    "Outreach contacts by who asked the crew to come.",
    CallSource,
    "call_source",
    "kind/outreach",
    open=True,
)
VIOLENCE_WHEN = only(
    Reason.VIOLENCE,
    one_of(
        "violence_when",
        "Violence contacts by half hour",
        "When it happened, where that was said.",
        Slot,
        "assault_slot",
        VIOLENCE,
        open=True,
    ),
)
VIOLENCE_WHERE = only(
    Reason.VIOLENCE,
    one_of(
        "violence_where",
        "Violence contacts by place",
        "The kind of place it happened in. No premises are named.",
        AssaultPlace,
        "assault_place",
        VIOLENCE,
    ),
)
VIOLENCE_HOW = only(
    Reason.VIOLENCE,
    some_of(
        "violence_how",
        "Violence contacts by method",
        "With what; several are possible.",
        AssaultMethod,
        "assault_method",
        VIOLENCE,
    ),
)
VIOLENCE_AWARE = only(
    Reason.VIOLENCE,
    one_of(
        "violence_aware",
        "Violence contacts by whether police know",
        "Whether the police knew of it, as far as the crew could tell.",
        PoliceAware,
        "police_aware",
        VIOLENCE,
    ),
)
SURE = {"certain": "Certain", "probable": "Probable"}
AMBULANCE_AVOIDED = Table(
    "avoided_ambulance",
    "Ambulance call-outs avoided",
    "Contacts treated by the medic, who judged on the night that they would have needed an "
    "ambulance had the bus not been there; and they did not go by one.",
    SURE,
    ambulance_avoided,
    exclusive=True,
    within="kind/clinical",
    open=True,
)
AE_AVOIDED = Table(
    "avoided_ae",
    "A&E attendances avoided",
    "Contacts treated by the medic, who judged on the night that they would have gone to A&E "
    "had the bus not been there; and they did not go to hospital.",
    SURE,
    ae_avoided,
    exclusive=True,
    within="kind/clinical",
    open=True,
)
NEWS2 = Table(
    "news2",
    "Observations, by the worst NEWS2",
    "Contacts with a set of observations, once each, by the worst score of their sets (Royal "
    "College of Physicians, 2017). Nobody under 16 or pregnant: the score is not for them.",
    {one.value: one.label for one in WorstNews2},
    news2_of,
    exclusive=True,
    open=True,
)
DRUGS = some_of(
    "drug",
    "Drugs",
    "As they said, or as the crew saw it; several are possible.",
    Drug,
    "drugs",
    EVERYBODY,
)
TABLES = (
    ALL, KINDS, REASONS, OUTCOMES, HALF_HOURS, ARRIVALS, AGES, GENDERS, ALCOHOLS,
    INJURIES, TREATMENTS, REFERRALS, VULNERABLES, CALLS, VIOLENCE_WHEN, VIOLENCE_WHERE,
    VIOLENCE_HOW, VIOLENCE_AWARE, AMBULANCE_AVOIDED, AE_AVOIDED,
    NEWS2, DRUGS,
)  # fmt: skip
BY_CODE = {table.code: table for table in TABLES}
AVOIDED = (("ambulance", AMBULANCE_AVOIDED), ("ae", AE_AVOIDED))


def all_series() -> list[str]:
    return [table.series(category) for table in TABLES for category in table.counted]


def totals_of(contacts: Iterable[Contact]) -> Count[str]:
    """How many contacts fall in each series: true numbers, which never leave this floor."""
    return Count(
        table.series(category)
        for contact in contacts
        for table in TABLES
        for category in table.of(contact)
        if category != table.rest
    )
