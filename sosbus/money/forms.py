"""What is typed about prices, assumptions, grants and reserves."""

from typing import Annotated

from pydantic import AfterValidator, Field

from sosbus.guard.forms import points_at_nobody
from sosbus.hire.forms import POUNDS, Pounds
from sosbus.money.tables import Priced
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
    named,
)

PER_CENT = "Give a whole number from 0 to 100"
FROM = "Reports of periods that end from then on reckon with it."
Percent = Annotated[int, Field(ge=0, le=100)]
OfNobody = Annotated[Lines, AfterValidator(points_at_nobody)]


class UnitPriceForm(SourcedForm):
    what: Priced = asked("What is it the price of?", CHOOSE)
    pounds: Pounds = asked("Pounds", POUNDS)
    code: Line = named("Its code or name in the source", 60, "Like ASS02.")
    price_year: Line = named("Prices of which year?", 20, "Like 2024/25.")
    first_day: Day = asked("From which day?", DAY, FROM)


class AssumptionForm(SourcedForm):
    deadweight: Percent = asked(
        "Would have been avoided anyway, per cent",
        PER_CENT,
        "Deadweight, for the social return.",
    )
    attribution: Percent = asked("Of the rest, the bus’s own doing, per cent", PER_CENT)
    first_day: Day = asked("From which day?", DAY, FROM)


class GrantForm(SourcedForm):
    funder: Line = named("Who gave it?")
    first_day: Day = asked("From which day?", DAY)
    last_day: Day = asked("Until which day?", DAY, "A report of just these days tells of it.")
    given: Pounds | None = asked("Pounds given", POUNDS, EMPTY, default=None)
    spent: Pounds | None = asked("Pounds spent", POUNDS, EMPTY, default=None)
    nights: Count | None = asked("Nights promised", COUNT, EMPTY, default=None)
    contacts: Count | None = asked("Contacts promised", COUNT, EMPTY, default=None)
    volunteers: Count | None = asked("Active volunteers promised", COUNT, EMPTY, default=None)
    story: OfNobody = asked(
        "One story of it",
        "Give at most 1,200 letters",
        "What the money made possible. Of nobody who could be found: no name, no place and day "
        "together.",
        default="",
        max_length=1200,
    )


class ReserveForm(SourcedForm):
    held_on: Day = asked("On which day?", DAY)
    pounds: Pounds = asked("Pounds in reserve", POUNDS)
