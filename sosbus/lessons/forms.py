"""What is typed about a lesson."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from sosbus.guard.forms import points_at_nobody
from sosbus.lessons.tables import CameFrom
from sosbus.sources.forms import (
    CHOOSE,
    DAY,
    EMPTY,
    Day,
    Line,
    SourcedForm,
    asked,
    named,
)
from sosbus.targets.forms import YEAR, Year


class LessonForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    learned_on: Day | None = asked("Learned on", DAY, EMPTY, default=None)
    words: Annotated[Line, AfterValidator(points_at_nobody)] = named(
        "What was learned?", 300, "A sentence or two that helps whoever does it next."
    )
    came_from: CameFrom = asked("What did it come from?", CHOOSE)
    which: Line = named("Which one?", 120, "Like “the Day of Action in Harbour, 3 March”.")
    record_id: UUID | None = asked(
        "Its record, if it is entered",
        CHOOSE,
        "The lesson is then shown there too.",
        default=None,
    )
