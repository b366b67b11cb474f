"""Everything that is ever published: each measure with its definition, and nothing else.

This is the registry. A measure that is not here is in no page, file or letter. To change a
definition, add a new table with a new code: a counter is never given another meaning.
"""

from collections import Counter as Count
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from statistics import median

from sosbus.base.clock import TOWN
from sosbus.base.columns import Choice
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    CallSource,
    Contact,
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
)
from sosbus.tallies.tables import Thing

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


@dataclass(frozen=True)
class Table:
    """A published table: its categories, and which of them a contact falls in.

    What else anybody knows about it is said too, for the gate: whether a contact falls in one
    category at most, and which series each category is a part of.
    """

    code: str
    title: str
    definition: str
    categories: Mapping[str, str]
    of: Callable[[Contact], Iterable[str]]
    exclusive: bool = False
    within: str = "contacts/all"  # ALL is within itself, so within nothing
    inside: Mapping[str, str] = field(default_factory=dict)  # a narrower one, by category
    rest: str = ""  # the category without a counter, read as all the others taken away
    open: bool = False  # exclusive, but a contact may fall in no category
    whole: tuple[str, ...] = ()  # the series it is a part of together; () for `within`
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # others it gives away
    most_each: int = 0  # each contact falls in one at least, and in no more than this many
    version: str = "1"

    def series(self, category: str) -> str:
        return f"{self.code}/{category}"

    def wholes(self, category: str = "") -> tuple[str, ...]:
        """The series that one of its categories, or all of them, is a part of."""
        return self.whole or (self.inside.get(category, self.within),)

    @property
    def counted(self) -> list[str]:
        """Its categories that have a counter."""
        return [one for one in self.categories if one != self.rest]


NO_ANSWER = "not_recorded"


def one_of(
    code: str,
    title: str,
    definition: str,
    kind: type[Choice],
    name: str,
    within: str,
    open: bool = False,
) -> Table:
    """A question with one answer: not recorded counts as one, unless the question is open."""

    labels = {one.value: one.label for one in kind}
    no_answer = [NO_ANSWER] if NO_ANSWER in labels and not open else []

    def of(contact: Contact) -> list[str]:
        answer = getattr(contact, name)
        return [answer.value] if answer else no_answer

    return Table(code, title, definition, labels, of, exclusive=True, within=within, open=open)


def some_of(
    code: str, title: str, definition: str, kind: type[Choice], name: str, within: str
) -> Table:
    """A question with several answers."""

    def of(contact: Contact) -> list[str]:
        return [one.value for one in getattr(contact, name) or ()]

    labels = {one.value: one.label for one in kind}
    return Table(code, title, definition, labels, of, within=within)


SLOTS = [f"{hour:02}:{minute:02}" for hour in (22, 23, 0, 1, 2, 3) for minute in (0, 30)]
BEFORE, AFTER = "before", "after"


def slot_of(contact: Contact) -> str:
    """The half hour by the town's clock; when 01:00 happens twice, both count as 01:00."""
    local = contact.half_hour.astimezone(TOWN)
    slot = f"{local:%H:%M}"
    if slot in SLOTS:
        return slot
    return BEFORE if local.hour >= 12 else AFTER


AMBULANCE = {Otherwise.AMB_AND_AE, Otherwise.AMB_ONLY}
AE = {Otherwise.AMB_AND_AE, Otherwise.AE_OWN}
HOSPITAL = {Outcome.AMBULANCE_HOSPITAL, Outcome.BUS_LIFT_HOSPITAL, Outcome.OWN_WAY_HOSPITAL}


def avoided(contact: Contact) -> list[str]:
    who = "medic" if contact.kind is Kind.CLINICAL else "crew"
    found = []
    if contact.otherwise in AMBULANCE and contact.outcome is not Outcome.AMBULANCE_HOSPITAL:
        found.append(f"ambulance_{who}")
    if contact.otherwise in AE and contact.outcome not in HOSPITAL:
        found.append(f"ae_{who}")
    return found


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
AVOIDED = Table(
    "avoided",
    "Call-outs and attendances avoided",
    "Contacts judged on the night as needing an ambulance, or A&E, had the bus not been "
    "there, and that did not go by ambulance, or to hospital. Low: judged by the medic. "
    "High: judged by the medic or by the rest of the crew.",
    {
        "ambulance_medic": "Ambulance, judged by the medic",
        "ambulance_crew": "Ambulance, judged by the crew",
        "ae_medic": "A&E, judged by the medic",
        "ae_crew": "A&E, judged by the crew",
    },
    avoided,
    inside={"ambulance_medic": "kind/clinical", "ae_medic": "kind/clinical"},
)
EVERYBODY, VIOLENCE = "contacts/all", "reason/violence"


def only(reason: Reason, table: Table) -> Table:
    """The same question, of contacts with this reason alone."""

    def of(contact: Contact) -> Iterable[str]:
        return table.of(contact) if reason in contact.reasons else ()

    return replace(table, of=of)


def gender_of(contact: Contact) -> list[str]:
    return [contact.gender.value if contact.gender else NO_ANSWER]


def injury_of(contact: Contact) -> list[str]:
    if contact.kind not in (Kind.FIRST_AID, Kind.CLINICAL):
        return []
    return [contact.injury.value if contact.injury else NO_ANSWER]


TREATED = ("kind/first_aid", "kind/clinical")
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
    {one.value: one.label for one in Injury},
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


def avoided_as_judged(contact: Contact) -> list[str]:
    """What the medic judged avoided, by how sure; not said how sure is not sure."""
    if contact.kind is not Kind.CLINICAL:
        return []
    sure = "certain" if contact.how_sure is HowSure.CERTAIN else "probable"
    return [f"{found.removesuffix('_medic')}_{sure}" for found in avoided(contact)]


SURE = Table(
    "avoided_sure",
    "Call-outs and attendances avoided, as the medic judged",
    "Contacts treated by the medic who would have needed an ambulance, or A&E, and did not go "
    "that way. Low: the medic was certain. High: certain or probable. Central: half way.",
    {
        "ambulance_certain": "Ambulance, certain",
        "ambulance_probable": "Ambulance, probable",
        "ae_certain": "A&E, certain",
        "ae_probable": "A&E, probable",
    },
    avoided_as_judged,
    within="kind/clinical",
    sums={
        f"avoided/{what}_medic": (
            f"avoided_sure/{what}_certain",
            f"avoided_sure/{what}_probable",
        )
        for what in ("ambulance", "ae")
    },
)
TABLES = (
    ALL, KINDS, REASONS, OUTCOMES, HALF_HOURS, AVOIDED, ARRIVALS, AGES, GENDERS, ALCOHOLS,
    INJURIES, TREATMENTS, REFERRALS, VULNERABLES, CALLS, VIOLENCE_WHEN, VIOLENCE_WHERE,
    VIOLENCE_HOW, VIOLENCE_AWARE, SURE,
)  # fmt: skip
BY_CODE = {table.code: table for table in TABLES}
RANGES = (("ambulance", "Ambulance call-outs avoided"), ("ae", "A&E attendances avoided"))


@dataclass(frozen=True)
class Exact:
    """A figure about nights or things, told as it is."""

    code: str
    label: str
    unit: str
    definition: str


EXACT = (
    Exact(
        "nights_planned", "Nights planned", "nights", "Nights in the plan, cancelled ones too."
    ),
    Exact("nights_opened", "Nights opened", "nights", "Nights the lead opened the bus."),
    Exact(
        "nights_cancelled",
        "Nights cancelled",
        "nights",
        "Planned nights called off, with a reason. Not the same as a night with no contacts.",
    ),
    Exact(
        "hours_open",
        "Time open",
        "hours",
        "From opening to closing within the planned times, in real time: a night is five or "
        "seven hours long when the clocks change.",
    ),
    *(
        Exact(
            f"tally_{one.value}", f"{one.label}, given out", "times", "Counted, not recorded."
        )
        for one in Thing
    ),
)


FEWEST_CALLS, FEWEST_LOOKS = 10, 100  # with fewer, how soon is not told
LOOK_GRACE = timedelta(minutes=5)


def how_soon(response_minutes: Sequence[int], looks: int, in_time: int) -> dict[str, int]:
    """The median of minutes to door-staff calls, whole, and looks made in time."""
    found = {}
    if len(response_minutes) >= FEWEST_CALLS:
        found["door_staff_minutes"] = round(median(response_minutes))
    if looks >= FEWEST_LOOKS:
        found |= {"looks_due": looks, "looks_in_time": in_time}
    return found


def exact_value(code: str, kept: Mapping[str, int]) -> int | float:
    """A figure as told: time is kept in minutes and told in hours."""
    if code == "hours_open":
        return round(kept.get("minutes_open", 0) / 60, 2)
    return kept.get(code, 0)


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
