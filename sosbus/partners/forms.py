"""What is typed about partners, promises, meetings, money given together, and risks."""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from sosbus.partners.tables import Sector, What
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    TICK,
    Count,
    Day,
    Line,
    Lines,
    SourcedForm,
    asked,
    maybe_named,
    named,
    plain_number,
)
from sosbus.targets.forms import YEAR, MaybeYear, Year

AMOUNT = "Give an amount like 12 or 1250.50, at most 10,000,000, or leave it empty"


def plain_amount(typed: object) -> object:
    return plain_number(typed.replace("£", "") if isinstance(typed, str) else typed)


Amount = Annotated[
    Decimal,
    BeforeValidator(plain_amount),
    Field(ge=0, le=10_000_000, decimal_places=2, allow_inf_nan=False),
]


def how_much(label: str, hint: str = EMPTY) -> Any:
    return asked(label, AMOUNT, hint, default=None)


class PartnerForm(SourcedForm):
    name: Line = named("What is the organisation called?")
    sector: Sector = asked("What kind is it?", CHOOSE)
    since: Day | None = asked("A partner since", DAY, EMPTY, default=None)
    until: Day | None = asked("A partner until", DAY, "Empty: it still is.", default=None)
    heard_on: Day | None = asked(
        "Last heard from on",
        DAY,
        "A call, a letter, a visit. What they brought and meetings they came to count anyway.",
        default=None,
    )


class CommitmentForm(SourcedForm):
    partner_id: UUID = asked("Which partner?", CHOOSE)
    words: Line = named("What was promised", 200)
    what: What = asked("What kind of thing is it?", CHOOSE)
    amount: Amount | None = how_much("How much or how many?")
    promised_on: Day | None = asked("Promised on", DAY, EMPTY, default=None)
    due: Day | None = asked("By when?", DAY, "Empty: no day was said.", default=None)
    came: Amount | None = how_much("What came, so far?", "0 if nothing came. Empty: not known.")
    came_on: Day | None = asked("When did it come?", DAY, "Empty: not yet.", default=None)


class PartnerMeetingForm(SourcedForm):
    met_on: Day = asked("Day of the meeting", DAY)
    words: Line = named("Which meeting was it?")
    invited: list[UUID] = asked("Who was asked?", CHOOSE, default_factory=list)
    came: list[UUID] = asked(
        "Who came?", CHOOSE, "Tick nobody if that is not known.", default_factory=list
    )


class FundForm(SourcedForm):
    words: Line = named("What was it for?", 200)
    year: Year = asked("In which year was it raised?", YEAR)
    last_year: MaybeYear = asked(
        "To which year was it to last?", YEAR, "Empty: that year alone.", default=""
    )
    amount: Amount | None = how_much("How much, in pounds?")
    about: bool = asked("The amount is approximate", TICK, default=False)
    partners: Count | None = asked("How many partners gave?", COUNT, EMPTY, default=None)


class FundShareForm(SourcedForm):
    fund_id: UUID = asked("Of which money?", CHOOSE)
    partner_id: UUID = asked("Which partner?", CHOOSE)
    amount: Amount | None = how_much(
        "How much did they give?", "Empty: not known. Never an equal part of the whole."
    )


class RiskForm(SourcedForm):
    year: Year = asked("First told of in which year?", YEAR)
    words: Line = named("What could go wrong?", 200)
    owner: Line = maybe_named("Which partner or post owns it?")
    noticed_by: Line = maybe_named("By what would it be noticed?", 200)
    mitigations: Lines = maybe_named("What is done against it, one thing to a line", 2000)
    closed_on: Day | None = asked("Closed on", DAY, "Empty: it is open.", default=None)
