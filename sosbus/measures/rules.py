"""Everything that is ever published: each measure with its definition, and nothing else.

This is the registry. A measure that is not here is in no page, file or letter. To change a
definition, add a new table with a new code: a counter is never given another meaning.
"""

from collections import Counter as Count
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sosbus.base.clock import TOWN
from sosbus.contacts.tables import Contact, Kind, Otherwise, Outcome, Reason
from sosbus.tallies.tables import Thing

DEFINITIONS = "1"
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
    """A published table: its categories, and which of them a contact falls in."""

    code: str
    title: str
    definition: str
    categories: Mapping[str, str]
    of: Callable[[Contact], Iterable[str]]

    def series(self, category: str) -> str:
        return f"{self.code}/{category}"


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
)
REASONS = Table(
    "reason",
    "Contacts by reason",
    "A contact has one to four reasons, so reasons add up to more than contacts.",
    {one.value: one.label for one in Reason},
    lambda contact: [one.value for one in contact.reasons],
)
OUTCOMES = Table(
    "outcome",
    "Contacts by how they left",
    "Each contact has one outcome by the time the night is closed.",
    {one.value: one.label for one in Outcome},
    lambda contact: [contact.outcome.value] if contact.outcome else [],
)
HALF_HOURS = Table(
    "half_hour",
    "Contacts by half hour",
    "The half hour of arrival by the town's clock. On the night the clocks go back, both "
    "hours from 01:00 are counted together.",
    {BEFORE: "Before 22:00", **{slot: slot for slot in SLOTS}, AFTER: "04:00 and after"},
    lambda contact: [slot_of(contact)],
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
)
TABLES = (ALL, KINDS, REASONS, OUTCOMES, HALF_HOURS, AVOIDED)
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


def exact_value(code: str, kept: Mapping[str, int]) -> int | float:
    """A figure as told: time is kept in minutes and told in hours."""
    if code == "hours_open":
        return round(kept.get("minutes_open", 0) / 60, 2)
    return kept.get(code, 0)


def all_series() -> list[str]:
    return [table.series(category) for table in TABLES for category in table.categories]


def totals_of(contacts: Iterable[Contact]) -> Count[str]:
    """How many contacts fall in each series: true numbers, which never leave this floor."""
    return Count(
        table.series(category)
        for contact in contacts
        for table in TABLES
        for category in table.of(contact)
    )
