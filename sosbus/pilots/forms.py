"""What is typed about an intervention and its surveys."""

from uuid import UUID

from sosbus.pilots.tables import Question, When
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    Count,
    Day,
    Line,
    Lines,
    SourcedForm,
    asked,
    maybe_named,
    named,
)
from sosbus.targets.forms import YEAR, Year


class PilotForm(SourcedForm):
    name: Line = named("What is it called?")
    year: Year = asked("Of which year?", YEAR)
    area: Line = maybe_named("In which area?", 80)
    starts_on: Day | None = asked("First day", DAY, f"Its end follows. {EMPTY}", default=None)
    months: int = asked(
        "How many months?", "Give a number from 1 to 24", default=4, ge=1, le=24
    )
    activities: Lines = maybe_named("What is done, one thing to a line", 2000)
    joint_patrols: Count | None = asked("Joint patrols", COUNT, EMPTY, default=None)
    home_visits: Count | None = asked("Homes visited", COUNT, EMPTY, default=None)
    left_behind: Lines = maybe_named("What was left behind", 2000)


class SurveyForm(SourcedForm):
    pilot_id: UUID = asked("Which intervention?", CHOOSE)
    question: Question = asked("What was asked?", CHOOSE)
    asked_when: When = asked("Before or after?", CHOOSE)
    number_asked: Count | None = asked("How many were asked?", COUNT, EMPTY, default=None)
    said_so: Count | None = asked("How many said so?", COUNT, EMPTY, default=None)
