"""What is typed about assessments, consultations and priorities."""

from uuid import UUID

from sosbus.assessments.tables import CameFrom
from sosbus.sources.forms import CHOOSE, EMPTY, Line, SourcedForm, asked, maybe_named, named
from sosbus.targets.forms import YEAR, MaybeYear, Year


class AssessmentForm(SourcedForm):
    title: Line = named("What is it called?")
    year: MaybeYear = maybe_named("Of which year?", 7, f"Like 2008-09. {EMPTY}")
    address: Line = maybe_named(
        "Where it was to be read", 200, f"Kept as words: old addresses lead nowhere. {EMPTY}"
    )


class ConsultationForm(SourcedForm):
    year: Year = asked("In which year?", YEAR, min_length=7)
    through: Line = named("How were people asked?", hint="Like: Neighbourhood Action Panels.")
    how_often: Line = maybe_named("How often?", 60)


class PriorityForm(SourcedForm):
    year: Year = asked("In which year?", YEAR, min_length=7)
    words: Line = named("The priority", 200)
    came_from: CameFrom = asked("Where did it come from?", CHOOSE)
    assessment_id: UUID | None = asked("Which assessment?", CHOOSE, EMPTY, default=None)
    objective_id: UUID | None = asked("Which objective did it lead to?", CHOOSE, default=None)
