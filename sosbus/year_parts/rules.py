"""The parts of the year report, each with its tables: what a row is and what it tells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sosbus.released.rules import Unit

Record = Mapping[str, Any]
Asked = tuple[str, str, Unit]  # the field, how it is headed, and its unit
WORDS, PLAIN, POUNDS = Unit.WORDS, Unit.NONE, Unit.POUNDS


@dataclass(frozen=True)
class About:
    """A figure, and whether whoever gave it said that it is approximate."""

    value: float | None
    about: bool


@dataclass(frozen=True)
class Kind:
    """One table: where its rows are, what each is called and what it tells."""

    code: str
    title: str
    stub: str
    definition: str
    records: Callable[[Record], Iterable[Record]]
    name: Callable[[Record], str]
    columns: tuple[Asked, ...]


def words(**heads: str) -> tuple[Asked, ...]:
    return tuple((field, label, WORDS) for field, label in heads.items())


def plain(**heads: str) -> tuple[Asked, ...]:
    return tuple((field, label, PLAIN) for field, label in heads.items())


def listed_as(field: str) -> Callable[[Record], Iterable[Record]]:
    return lambda part: part[field]


def called(*fields: str) -> Callable[[Record], str]:
    """What is known of these, else that nothing is."""
    return lambda one: ", ".join(str(one[x]) for x in fields if one.get(x)) or "Not named"


def targets(part: Record) -> Iterator[Record]:
    for plan in part["plans"]:
        for objective in plan["objectives"]:
            whole = {name: value for name, value in objective.items() if name != "targets"}
            for one in objective["targets"]:
                hidden = () if one["follows"] else ("index_planned", "index_real")
                told = {name: value for name, value in one.items() if name not in hidden}
                yield whole | told | {"now": About(one["now"], one["about"])}
            if not objective["targets"]:
                yield whole | {"status": "No target in this year"}


def totals(part: Record) -> Iterator[Record]:
    yield {"what": "Days of Action planned", "value": part["planned_in_year"]}
    for what, field in zip(part["totals_shown"], part["totals"], strict=True):
        yield {"what": f"{what}, all days together", "value": part["totals"][field]}


def action_days(part: Record) -> Iterator[Record]:
    for one in part["days"]:
        said = one["agencies_about"] or {"value": None, "about": False}
        yield dict(one) | {"agencies": About(said["value"], said["about"])}


def panels_met(part: Record) -> Iterator[Record]:
    yield {"what": "Panels there were", "value": part["count"]}
    yield {"what": "Panels that met", "value": part["met"]}


def surveys(part: Record) -> Iterator[Record]:
    for pilot in part["pilots"]:
        for one in pilot["surveys"]:
            for when in ("before", "after"):
                if held := one[when]:
                    asked = {"pilot": pilot["name"], "question": one["question"], "when": when}
                    yield asked | {"claim": one["claim"]} | held


def figures_said(part: Record) -> Iterator[Record]:
    for one in part["statements"]:
        told = {name: value for name, value in one.items() if name != "value"}
        figure = {} if one["value"] is None else {"value": About(one["value"], one["about"])}
        yield told | figure


def funds(part: Record) -> Iterator[Record]:
    for one in part["funds"]:
        parts = zip(one["shares"], one["shares_shown"], strict=True)
        told = [None if amount is None else words for amount, words in parts]
        yield dict(one) | {"amount": About(one["amount"], one["about"]), "shares_shown": told}


def income(part: Record) -> Iterator[Record]:
    for field, what in (
        ("income", "Income from hire"),
        ("owed", "Invoiced and not paid yet"),
        ("running_cost", "Running cost of the nights"),
    ):
        yield {"what": what, "pounds": part[field]}


TARGETS = (
    Kind("targets", "Targets and what came of them", "Objective and target",
         "A change in percent of the baseline; gaps in percentage points, above nought is "
         "better than the target. Where a target follows others: what 100 is to become, "
         "changed by each in turn.",
         targets, called("objective", "measure", "area", "period"), (
             *words(planned_end="Planned end", baseline="Baseline"),
             *plain(now="Now, per cent", target="Target, per cent",
                    gap_points="Gap, percentage points"),
             *words(status="Status", owner="Owner", how="How known"),
             *plain(baseline_count="Count before", now_count="Count now",
                    index_planned="100 becomes, as planned", index_real="100 becomes, reached"),
         )),
    Kind("target_groups", "Targets set together", "Group",
         "As one only where counts are known: percentages are never averaged.",
         listed_as("groups"), called("group"),
         (*words(areas="Areas"), *plain(now="Together, per cent"), *words(note="Note"))),
)  # fmt: skip
ASKED = (
    Kind("consultations", "Who was asked", "Through", "How residents and partners were asked.",
         listed_as("consultations"), called("through"), words(how_often="How often")),
    Kind("assessments", "Strategic assessments", "Assessment", "The yearly assessments.",
         listed_as("assessments"), called("title"),
         words(year="Year", address="Once to be read at")),
    Kind("priorities", "Priorities", "Priority", "What was chosen, and what it led to.",
         listed_as("priorities"), called("priority"),
         words(came_from="Came from", assessment="Assessment", led_to="Led to")),
)  # fmt: skip
PANELS = (
    Kind("panels", "Neighbourhood Action Panels", "Panel", "A row for each panel there was.",
         listed_as("panels"), lambda one: f"Panel {one['number']}",
         words(name="Name", meetings="Met on")),
    Kind("panels_met", "Panels in the year", "What", "As far as meetings are entered.",
         panels_met, called("what"), plain(value="Number")),
    Kind("panel_priorities", "What residents chose", "Priority",
         "What panels chose, and whether residents heard what came of it.",
         listed_as("priorities"), called("priority"),
         words(panel="Panel", met_on="Chosen on", owner="Owner", due="Due",
               state="How it stands", done="What was done", reported_back="Reported back")),
)  # fmt: skip
PILOTS = (
    Kind("pilots", "Interventions", "Intervention",
         "The end is so many calendar months after the start.",
         listed_as("pilots"), called("name"), (
             *words(area="Area", starts_on="Start"), *plain(months="Months"),
             *words(ends_on="End", activities="Activities"),
             *plain(joint_patrols="Joint patrols", home_visits="Homes visited"),
             *words(left_behind="Left behind"))),
    Kind("surveys", "Surveys before and after", "Survey",
         "Nothing is claimed where a sample is too small.",
         surveys, called("pilot", "question", "when"), (
             *plain(asked="People asked", said_so="Said so", percent="Per cent",
                    margin="Give or take, percentage points"),
             *words(claim="What both allow to be said"))),
)  # fmt: skip
SAID = (
    Kind("usual_nights", "The usual nights", "Place", "When the bus was to be out.",
         listed_as("usual_nights"), called("place"),
         (*words(nights="Nights", opens="Opens", closes="Closes"), *plain(hours="Hours"))),
    Kind("statements", "Said of the year", "What was said", "Statements, as they were made.",
         figures_said, called("label", "said"), plain(value="Figure")),
)  # fmt: skip
DAYS = (
    Kind("action_days", "Days of Action", "Day", "Each as it was told. One is not the others.",
         action_days, lambda one: ", ".join((one["date"] or "Day not known",
                                             one["ward"] or "ward not known")), (
             *plain(agencies="Agencies"), *words(agencies_named="Agencies named"),
             *plain(arrests="Arrests", warrants="Warrants served",
                    vehicles_removed="Vehicles removed", tonnes="Tonnes of waste",
                    homes_called_at="Homes called at", penalty_notices="Penalty notices",
                    surveys="Surveys"))),
    Kind("action_totals", "Days of Action in the year", "What",
         "A year’s figure only where every planned day is told of, each with that figure.",
         totals, called("what"), plain(value="Number")),
)  # fmt: skip
NIGHT_ECONOMY = (
    Kind("group_actions", "The group’s actions", "Action",
         "Red, amber or green by whoever owns the action, with the reason in words.",
         listed_as("actions"), called("action"),
         words(owner="Owner", due="Due", rating_words="Rating", reason="Reason",
               done_on="Done on")),
    Kind("visits", "Joint licensing visits", "Premises and day",
         "Numbers of people who went, never who they were.",
         listed_as("visits"), lambda one: ", ".join((one["premises"] or "Premises not known",
                                                     one["visited_on"] or "day not known")), (
             *plain(how_many="Visits", police_count="Police officers",
                    licensing_officers_count="Licensing officers",
                    residents_count="Residents"),
             *words(not_in_order="Not in order", result="Result",
                    follow_up_due="Follow-up due", followed_up_on="Followed up on"))),
)  # fmt: skip
PARTNERS = (
    Kind("partners", "Partners", "Partner", "Organisations, and nobody by name.",
         listed_as("partners"), called("name"),
         words(sector="Sector", since="Since", until="Until")),
    Kind("commitments", "Promised, and what came", "Promise", "What each promised by when.",
         listed_as("commitments"), called("partner", "promised"),
         words(what="Of what", shown="Promised", promised_on="Promised on", due="Due",
               came_shown="What came")),
    Kind("meetings", "Meetings", "Meeting", "Which organisations were asked, and which came.",
         listed_as("meetings"), called("meeting", "met_on"),
         words(invited="Asked", came="Came")),
    Kind("funds", "Raised together", "Fund", "A share nobody told of is no equal part.",
         funds, called("fund"), (
             *words(raised_in="Raised in", until="Until"), ("amount", "Amount", POUNDS),
             *plain(partners="Partners"), *words(given_by="Given by", shares_shown="Shares"))),
    Kind("risks", "What could go wrong", "Risk", "Each with what is done against it.",
         listed_as("risks"), called("risk"),
         words(since_year="Since", owner="Owner", noticed_by="Noticed by",
               mitigations="Done against it", closed_on="Closed on")),
)  # fmt: skip
HIRE = (
    Kind("hire_totals", "Hire in the year", "What",
         "Paid counts as income; what nobody knows is not nought.",
         income, called("what"), (("pounds", "Amount", POUNDS),)),
    Kind("hire_months", "Hire by month", "Month", "By the day of the hire.",
         listed_as("months"), called("month"), (
             *plain(hires="Hires"), ("income", "Paid", POUNDS), ("owed", "Owed", POUNDS),
             *plain(nights="Nights out"), ("running_cost", "Running cost", POUNDS))),
)  # fmt: skip
LESSONS = (
    Kind("lessons", "What was learned", "Lesson", "Short, with what each came from.",
         listed_as("lessons"), called("lesson"),
         words(came_from="Came from", which="Which", learned_on="Learned on")),
)  # fmt: skip
PARTS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("targets", "The plan and its targets", TARGETS),
    ("assessments", "Asked, and chosen", ASKED),
    ("panels", "Neighbourhood Action Panels", PANELS),
    ("pilots", "Four-month interventions", PILOTS),
    ("statements", "Said of the year", SAID),
    ("action_days", "Days of Action", DAYS),
    ("night_economy", "The night-time economy", NIGHT_ECONOMY),
    ("partners", "Partners and their commitment", PARTNERS),
    ("hire", "The bus by day", HIRE),
    ("lessons", "What was learned", LESSONS),
)
