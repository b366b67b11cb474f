"""What is typed about the cost of a night."""

from sosbus.hire.forms import POUNDS, Pounds
from sosbus.sources.forms import DAY, Day, SourcedForm, asked


class RunningCostForm(SourcedForm):
    first_day: Day = asked("From which day?", DAY)
    per_night: Pounds = asked("Pounds for one night", POUNDS, "Crew, fuel, stock, upkeep.")
