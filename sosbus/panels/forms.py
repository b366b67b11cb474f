"""What is typed about panels, their meetings and their priorities."""

from uuid import UUID

from sosbus.panels.tables import State, Told
from sosbus.sources.forms import (
    CHOOSE,
    DAY,
    EMPTY,
    Day,
    Line,
    Lines,
    SourcedForm,
    asked,
    maybe_named,
    named,
)


class PanelForm(SourcedForm):
    number: int = asked("Its number", "Give a number from 1 to 99", ge=1, le=99)
    name: Line = maybe_named("Its name", 80)
    since: Day | None = asked("It began on", DAY, EMPTY, default=None)
    until: Day | None = asked("It ended on", DAY, "Empty: it goes on.", default=None)


class MeetingForm(SourcedForm):
    panel_id: UUID = asked("Which panel?", CHOOSE)
    met_on: Day = asked("Day of the meeting", DAY)


class PanelPriorityForm(SourcedForm):
    meeting_id: UUID = asked("At which meeting was it chosen?", CHOOSE)
    words: Line = named("What residents chose", 200)
    owner: Line = maybe_named("Who takes it on?")
    due: Day | None = asked("Due", DAY, EMPTY, default=None)
    state: State = asked("Where does it stand?", CHOOSE)
    done: Lines = maybe_named("What was done", 2000)
    told: Told = asked("Was the panel told?", CHOOSE)
