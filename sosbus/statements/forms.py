"""What is typed about a statement, and about the nights the bus was out."""

from datetime import time

from sosbus.contacts.tables import Kind
from sosbus.sources.forms import (
    CHOOSE,
    EMPTY,
    TICK,
    Line,
    Number,
    SourcedForm,
    asked,
    named,
)
from sosbus.statements.tables import About, Weekday
from sosbus.targets.forms import YEAR, Year


class StatementForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    about_what: About = asked("What is it about?", CHOOSE)
    words: Line = named("What was said", 300)
    value: Number | None = asked("The figure in it", "Give a number", EMPTY, default=None)
    about: bool = asked("The figure is approximate", TICK, default=False)
    kept_as: list[Kind] = asked(
        "Contacts record it as", CHOOSE, "Only for what the bus is for.", default_factory=list
    )


class UsualNightsForm(SourcedForm):
    year: Year = asked("Of which year?", YEAR)
    weekdays: list[Weekday] = asked("On which nights?", CHOOSE, min_length=1)
    opens: time = asked("Opens at", "Give a time like 22:00")
    closes: time = asked("Closes at", "Give a time like 04:00")
    place: Line = named("Where does it stand?", 80)
