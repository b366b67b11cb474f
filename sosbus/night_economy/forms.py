"""What is typed about the group's actions and about joint licensing visits."""

from typing import Any
from uuid import UUID

from sosbus.night_economy.rules import CHECKS
from sosbus.night_economy.tables import Outcome, Rating, Result
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    Count,
    Day,
    Line,
    SourcedForm,
    asked,
    maybe_named,
    named,
)
from sosbus.targets.forms import YEAR, Year


def check(name: str) -> Any:
    return asked(CHECKS[name], CHOOSE, default=Outcome.NOT_KNOWN)


class GroupActionForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    words: Line = named("What is to be done", 200)
    owner: Line = maybe_named("Which partner takes it on?")
    due: Day | None = asked("Due", DAY, EMPTY, default=None)
    rating: Rating = asked("How does it stand?", CHOOSE)
    reason: Line = asked(
        "Why does it stand so?",
        "Say why in 5 to 300 letters: a colour alone tells nobody anything",
        min_length=5,
        max_length=300,
    )
    done_on: Day | None = asked("Done on", DAY, "Empty: it is not done.", default=None)


class LicensingVisitForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    how_many: Count | None = asked(
        "How many visits does this tell of?", COUNT, f"1 for one visit. {EMPTY}", default=None
    )
    visited_on: Day | None = asked("Day of the visit", DAY, EMPTY, default=None)
    venue_id: UUID | None = asked("Which premises?", CHOOSE, default=None)
    police_count: Count | None = asked("How many police?", COUNT, EMPTY, default=None)
    officers_count: Count | None = asked(
        "How many licensing officers?", COUNT, EMPTY, default=None
    )
    residents_count: Count | None = asked(
        "How many residents?", COUNT, f"A number, and nobody’s name. {EMPTY}", default=None
    )
    licence: Outcome = check("licence")
    dps: Outcome = check("dps")
    cctv: Outcome = check("cctv")
    log: Outcome = check("log")
    age_policy: Outcome = check("age_policy")
    door_staff: Outcome = check("door_staff")
    outside: Outcome = check("outside")
    result: Result = asked("What came of it?", CHOOSE, default=Result.NOT_KNOWN)
    follow_up_due: Day | None = asked("Follow-up due", DAY, "Empty: none is due.", default=None)
    followed_up_on: Day | None = asked("Followed up on", DAY, "Empty: not yet.", default=None)
