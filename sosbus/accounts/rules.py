"""Blocks about money and promises: exact where nobody stands behind, as shown where they do."""

from sosbus.blocks.rules import NOT_COUNTED
from sosbus.kpis.rules import KPIS, running
from sosbus.measures.rules import CAUTION, EVERYBODY
from sosbus.money.tables import Grant
from sosbus.released.rules import (
    Cell,
    Column,
    Exactly,
    Missing,
    Released,
    Row,
    Section,
    Table,
    Unit,
    exactly,
)
from sosbus.told.rules import Told, known, times

POUNDS = Column("pounds", "Pounds", Unit.POUNDS)
NO_GRANT = "No grant is entered for just these days, so there is no promise to stand against."


def worth(told: Told, _: Told) -> Section:
    """Money as a range, each line with its number, its price and the price's year."""
    columns = tuple(
        Column(one, one.capitalize(), Unit.POUNDS) for one in ("low", "central", "high")
    )
    costs, found = told.costs, []
    for code, name, kpi, cost in (
        ("ambulance", "Ambulance call-outs", "K6", costs.ambulance),
        ("ae", "A&E attendances", "K7", costs.ae),
    ):
        counts = KPIS[kpi].cells(told)
        numbers = " / ".join(
            f"{one.value:g}" if isinstance(one, Released) else "[x]" for one in counts
        )
        price = f"× £{cost.pounds:.2f} ({cost.code}, {cost.price_year})"
        cells = tuple(times(one, cost.pounds) for one in counts)
        found.append(Row(code, f"{name}, {numbers} {price}", cells))
    cost_of = told.exactly("nights_opened") or 0
    whole = exactly(Exactly(cost_of * costs.night), Unit.POUNDS)
    found += [
        Row("gross", "Gross", KPIS["K8"].cells(told)),
        Row("running", f"Running cost, {cost_of} nights × £{costs.night:,.0f}", (whole,) * 3),
        Row("net", "Net: gross less running cost", KPIS["K9"].cells(told)),
    ]
    table = Table(
        "worth", "Call-outs and attendances avoided, in money", "",
        f"{KPIS['K6'].definition} {KPIS['K7'].definition} Central: half way.", "2", "Line",
        columns, tuple(found),
    )  # fmt: skip
    return Section("worth", "What it may have saved", (CAUTION,), (table,))


def volunteers(told: Told, _: Told) -> Section:
    """K5 in money too, with the wage it is reckoned at."""
    (hours, *_others), wage = KPIS["K5"].cells(told), told.costs.hour
    rows = (
        Row("active", "Volunteers who served (volunteers)",
            (known(told.beside.volunteers_active, Unit.PEOPLE),)),
        Row("hours", "Their hours (hours)", (hours,)),
        Row("worth", f"Worth, at £{wage.pounds:.2f} an hour ({wage.code}, {wage.price_year})",
            (times(hours, wage.pounds),)),
    )  # fmt: skip
    table = Table(
        "volunteers", "Volunteers, their hours and what those are worth", "",
        f"{KPIS['K5'].definition} Worth is hours times the wage named.", "1", "What",
        (Column("value", "Value", Unit.NONE),), rows,
    )  # fmt: skip
    return Section("volunteers", "Volunteers", (), (table,))


def promised(told: Told, _: Told) -> Section:
    """Outputs against what was promised for them, and money spent against money given."""
    grants = told.beside.grants
    tables = tuple(
        table
        for at, one in enumerate(grants, 1)
        for table in (outputs(told, one, at), spending(one, at))
    )
    return Section("promised", "Promised and delivered", () if grants else (NO_GRANT,), tables)


def outputs(told: Told, grant: Grant, at: int) -> Table:
    rows = (
        Row("nights", "Nights opened (nights)", (known(grant.nights, Unit.NIGHTS),
            known(told.exactly("nights_opened"), Unit.NIGHTS))),
        Row("contacts", "Contacts (contacts)", (known(grant.contacts, Unit.TIMES),
            told.cell(EVERYBODY))),
        Row("volunteers", "Volunteers who served (volunteers)",
            (known(grant.volunteers, Unit.PEOPLE),
             known(told.beside.volunteers_active, Unit.PEOPLE))),
    )  # fmt: skip
    columns = (
        Column("promised", "Promised", Unit.NONE),
        Column("delivered", "Delivered", Unit.NONE),
    )
    return Table(
        numbered("promised", at), f"Promised to {grant.funder}, and delivered", "",
        "Promised: as the grant has it. Delivered: as elsewhere in this report.", "1",
        "Output", columns, rows, source="The grant; SOS Bus records",
    )  # fmt: skip


def spending(grant: Grant, at: int) -> Table:
    left = None if grant.given is None or grant.spent is None else grant.given - grant.spent
    rows = tuple(
        Row(code, label, (known(value, Unit.POUNDS),))
        for code, label, value in (
            ("given", "Given", grant.given),
            ("spent", "Spent", grant.spent),
            ("left", "Left, below nothing when overspent", left),
        )
    )
    return Table(
        numbered("spending", at), f"Money from {grant.funder}", "", "As Open Road entered it.",
        "1", "Money", (POUNDS,), rows, source="Open Road accounts",
    )  # fmt: skip


def numbered(code: str, at: int) -> str:
    return code if at == 1 else f"{code}_{at}"


def story(told: Told, _: Told) -> Section:
    told_of = tuple(words for one in told.beside.grants for words in one.story.splitlines())
    return Section("story", "One story", told_of or ("None was written.",), ())


def lessons(told: Told, _: Told) -> Section:
    learned = told.beside.lessons or ("Nothing was written down.",)
    return Section("lessons", "What we learned", learned, ())


def hire(told: Told, _: Told) -> Section:
    """What the day brings in against what the nights cost, and what there is in reserve."""
    income, cost = known(told.beside.hire_income, Unit.POUNDS), running(told)
    reserve = told.beside.reserve
    held = f"In reserve on {reserve.held_on}" if reserve else "In reserve"
    rows = (
        Row("hire_income", "Paid for hires of the bus", (income,)),
        Row("running_cost", "Running cost of nights opened", (cost,)),
        Row("difference", "Hires less running cost", (less(income, cost),)),
        Row("reserve", held, (known(reserve.pounds if reserve else None, Unit.POUNDS),)),
    )
    table = Table(
        "accounts", "Hires, running cost and reserves", "",
        "Hires: paid in the period. Running cost: nights opened times the cost of one.", "1",
        "Money", (POUNDS,), rows, source="Open Road accounts",
    )  # fmt: skip
    return Section("accounts", "Hires, running cost and reserves", (), (table,))


def less(one: Cell, other: Cell) -> Cell:
    if isinstance(one, Missing) or isinstance(other, Missing):
        return NOT_COUNTED
    return exactly(Exactly(one.value - other.value), Unit.POUNDS)
