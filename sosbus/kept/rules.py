"""Until when each thing about a night is kept: the one list.

Every column of every table that holds something of a night has a line in KEPT. A test walks
the tables and fails for a column that has none, so nothing is kept longer by being forgotten.
What is about the crew is in own_data's list instead: it goes with the person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sosbus.kept.tables import Step


class How(Enum):
    """What becomes of a column at its step."""

    EMPTY = auto()  # nothing is left in it
    HALF_HOUR = auto()  # a moment becomes its half hour
    QUARTER = auto()  # minutes become quarters of an hour
    KEY = auto()  # one answer is taken out of an answer sheet
    ROW = auto()  # it goes with its whole row
    COUNT = auto()  # it is counted for its month, and goes with its row


@dataclass(frozen=True)
class Kept:
    """Columns of a table, what they are in words, and until when they are kept."""

    table: str
    names: str
    what: str
    step: Step | None = None  # None: for good
    how: How = How.ROW
    because: str = ""  # why it is kept for good

    @property
    def columns(self) -> list[str]:
        return [one.partition(".")[0] for one in self.names.split()]

    @property
    def keys(self) -> list[tuple[str, str]]:
        """ "was.note" as (column, answer)"""
        return [(a, b) for a, _, b in (one.partition(".") for one in self.names.split())]


BUS = "It is about the bus, and nobody helped on it."
COUNTED = "Numbers of things given; nobody stands behind one."
RECORD, CHANGE, SET = "contact", "contact_change", "observation"
NUMBERS = "How many contacts of a night had each answer, for the month’s figures"
AS_SENT = "A digest of what was sent, to know it if it comes again"
SHEET = "What somebody came for, what was done and how they left, as ticks and half hours"
CLOSE, WEEK, FOUR_WEEKS, _, _, AFTER_YEARS, _ = Step
EMPTY, HALF_HOUR, QUARTER, KEY, ROW, COUNT = How

KEPT: tuple[Kept, ...] = (
    Kept(RECORD, "wristband", "The wristband somebody wore", CLOSE, EMPTY),
    Kept(
        CHANGE,
        "was.wristband words.wristband",
        "The wristband, in what a record said before",
        CLOSE,
        KEY,
    ),
    Kept(RECORD, "seen_at left_at", "When exactly somebody came and left", WEEK, EMPTY),
    Kept(
        RECORD,
        "late_at agreed_at taken_back_at",
        "When exactly a record came late, was agreed or taken back",
        WEEK,
        HALF_HOUR,
    ),
    Kept(RECORD, "minutes_on_bus", "How many minutes somebody stayed", WEEK, QUARTER),
    Kept(SET, "at", "When exactly somebody was measured", WEEK, EMPTY),
    Kept(SET, "sum_agreed_at mistake_at", "When exactly it was marked", WEEK, HALF_HOUR),
    Kept("handover_step", "at", "When exactly somebody was handed over", WEEK, EMPTY),
    Kept("handover_step", "taken_back_at", "When exactly it was marked", WEEK, HALF_HOUR),
    Kept("referral", "taken_back_at", "When exactly it was marked", WEEK, HALF_HOUR),
    Kept(CHANGE, "at", "When exactly a record was changed", WEEK, HALF_HOUR),
    Kept("look", "id contact_id night_id at due_at", "Each look at somebody", WEEK),
    Kept("handset", "night_id id label person_id waiting heard_at", "Which device", WEEK),
    Kept("close_report", "handsets", "Which device was not heard", WEEK, EMPTY),
    Kept(
        "tally_tap",
        "id night_id half_hour thing late_at agreed_at taken_back_at",
        "Each press of a count, once it is counted",
        WEEK,
    ),
    Kept(RECORD, "note", "A note, where notes are switched on", FOUR_WEEKS, EMPTY),
    Kept(
        CHANGE, "was.note words.note", "The note, in what a record said before", FOUR_WEEKS, KEY
    ),
    Kept(
        "close_report",
        "damage_words incident_words next_lead_words",
        "Words for the next lead, of damage and of incidents",
        FOUR_WEEKS,
        EMPTY,
    ),
    Kept(RECORD, "first_words", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept(CHANGE, "digest", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept(SET, "first_words", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept("handover_step", "first_words", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept("referral", "first_words", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept("close_report", "digest", AS_SENT, FOUR_WEEKS, EMPTY),
    Kept(RECORD, "id night_id number version", SHEET, AFTER_YEARS),
    Kept(
        RECORD,
        "half_hour kind reasons age_band age_basis gender arrival alcohol drugs spiking_type "
        "spiking_actions assault_when assault_slot assault_method assault_place venue_id "
        "relation police_aware vulnerable injury injury_site aid_given treatment outcome "
        "minutes_on_bus referral call_source response_minutes brought_back otherwise how_sure "
        "worst_news2",
        SHEET,
        AFTER_YEARS,
        COUNT,
    ),
    Kept(
        CHANGE,
        "id contact_id night_id version was words state why",
        "What a record said before it was changed, and why it was",
        AFTER_YEARS,
    ),
    Kept(
        SET,
        "id contact_id night_id half_hour by_role rr spo2 on_oxygen spo2_scale sbp dbp pulse "
        "acvpu temp_tenths gcs_e gcs_v gcs_m pain glucose_tenths pupils position unable "
        "typed_total red_flags",
        "What was measured",
        AFTER_YEARS,
    ),
    Kept("handover_step", "id contact_id night_id half_hour", "A handover", AFTER_YEARS),
    Kept("handover_step", "to what", "To whom, and what came next", AFTER_YEARS, COUNT),
    Kept("referral", "id contact_id night_id half_hour", "A referral", AFTER_YEARS),
    Kept("referral", "category to how", "That a referral was made", AFTER_YEARS, COUNT),
    Kept("night_counted", "night_id sign", NUMBERS, AFTER_YEARS),
    Kept("night_count", "night_id series number", NUMBERS, AFTER_YEARS),
    Kept("tally", "night_id half_hour thing count", "Counts of things given", because=COUNTED),
    Kept(
        "close_report",
        "night_id id damage incidents welfare minibus_miles closed_by_id at",
        "What was ticked at the close",
        because=BUS,
    ),
    Kept("night_review", "night_id by_id at", "That a night was looked through", because=BUS),
    Kept(
        "check_answer",
        "id item_id night_id answer together expires_on at",
        "Checks before opening",
        because=BUS,
    ),
    Kept(
        "check_override", "night_id item_id why by_id at", "Opening all the same", because=BUS
    ),
    Kept("stock_move", "id item_id night_id why number change at", "Stock used", because=BUS),
)
# Rows that do not go yet: a late press that waits for somebody to agree.
WAITS: Mapping[str, str] = {"tally_tap": "late_at"}


def due_of(step: Step) -> list[Kept]:
    return [one for one in KEPT if one.step is step]


def until_when() -> dict[str, list[Kept]]:
    """What is kept, in words, by how long; each thing once."""
    found: dict[str, dict[str, Kept]] = {}
    for one in KEPT:
        label = one.step.label if one.step else "For good"
        found.setdefault(label, {}).setdefault(one.what, one)
    return {label: list(some.values()) for label, some in found.items()}
