"""A year's report made by hand: what exporters and pictures are tried on. All invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sosbus.measures.rules import CAUTION, LICENCE, METHOD
from sosbus.released.rules import (
    Cell,
    Column,
    Mark,
    Missing,
    Picture,
    Released,
    Report,
    Row,
    Section,
    Table,
    Unit,
)

MONTHS = [date(2026 + (at > 8), (at + 3) % 12 + 1, 1) for at in range(12)]
PEOPLE = [215, 190, 205, 240, 225, 200, 215, 230, 345, 185, 195, 200]
BEFORE = [200, 180, 195, 210, 215, 190, 225, 205, 310, 160, 175, 190]
REASONS = {
    "alcohol": ("Alcohol", 855),
    "phone": ("Phone", 500),
    "home": ("Getting home", 445),
    "shoes": ("Shoes", 370),
    "injury": ("Injury", 345),
    "friends": ("Lost friends", 300),
    "ill": ("Too ill to cope", 295),
    "distress": ("Emotional distress", 250),
    "violence": ("Violence", 150),
    "wait": ("Somewhere safe to wait", 145),
    "drugs": ("Drugs", 125),
    "mental": ("Mental health", 75),
    "homeless": ("Lost, or nowhere to sleep", 70),
    "harassed": ("Harassment", 50),
    "theft": ("Victim of theft", 40),
    "spiking": ("Spiking suspected", 30),
    "domestic": ("Domestic abuse", 20),
    "hate": ("Hate", 0),
}
OUTCOMES = {
    "friends": ("Left with friends", 790),
    "taxi": ("Taxi", 660),
    "walked": ("Walked home", 265),
    "family": ("Collected by family", 210),
    "own": ("Own way, alone", 160),
    "lift": ("Bus lift home", 105),
    "ambulance": ("Ambulance to hospital", 75),
    "lift_hospital": ("Bus lift to hospital", 55),
    "police": ("With the police", 40),
    "custody": ("Custody", 0),
}
HALF_HOURS = dict(
    zip(
        [
            "22:00",
            "22:30",
            "23:00",
            "23:30",
            "00:00",
            "00:30",
            "01:00",
            "01:30",
            "02:00",
            "02:30",
            "03:00",
            "03:30",
        ],
        [60, 120, 210, 290, 380, 420, 395, 320, 215, 130, 70, 35],
        strict=True,
    )
)
VIOLENCE = dict(zip(HALF_HOURS, [5, 10, 10, 15, 20, 20, 20, 15, 15, 10, 5, 0], strict=True))
PLACES = {
    "in": ("In a bar or club", 40),
    "outside": ("Outside a bar or club", 45),
    "street": ("In the street", 50),
    "home": ("In a home", 5),
    "other": ("Somewhere else", 10),
}
METHODS = {
    "fist": ("Fist", 75),
    "foot": ("Foot", 30),
    "glass": ("Glass or bottle", 20),
    "knife": ("Knife or sharp thing", 5),
    "other": ("Something else", 20),
}
POLICE = [52, 48, 55, 60, 57, 50, 53, 49, 71, 44, None, None]
SEEN = [10, 10, 10, 15, 15, 10, 15, 10, 25, 10, 10, 10]


def fives(value: int, *marks: Mark, counters: int = 1) -> Released:
    off = 4 * counters
    return Released(value, Unit.CONTACTS, max(0, value - off), value + off, marks)


def exactly(value: float, unit: Unit, *marks: Mark) -> Released:
    return Released(value, unit, value, value, marks)


def named(rows: dict[str, tuple[str, int]]) -> tuple[Row, ...]:
    return tuple(Row(code, label, (fives(value),)) for code, (label, value) in rows.items())


def slots(rows: dict[str, int]) -> tuple[Row, ...]:
    return tuple(
        Row(slot.replace(":", ""), slot, (fives(value),)) for slot, value in rows.items()
    )


def monthly(*columns: list[Cell]) -> tuple[Row, ...]:
    each = zip(MONTHS, *columns, strict=True)
    return tuple(Row(f"{one:%Y-%m}", f"{one:%B %Y}", tuple(cells)) for one, *cells in each)


CONTACTS = Column("contacts", "Contacts", Unit.CONTACTS)


def table(
    code: str,
    title: str,
    story: str,
    stub: str,
    rows: tuple[Row, ...],
    picture: Picture,
    *columns: Column,
    notes: tuple[str, ...] = (),
) -> Table:
    says = {"months": "Records of help given to one person on one night."}
    definition = says.get(code, f"{title}, as the crew chose on the night.")
    return Table(
        code, title, story, definition, "1", stub, columns or (CONTACTS,), rows, picture, notes
    )


POUNDS = [
    (
        "ambulance",
        "Ambulance call-outs, 55 / 80 / 105 × £357.40 (ASS02, 2020/21)",
        (19657.0, 28592.0, 37527.0),
    ),
    (
        "ae",
        "A&E attendances, 65 / 100 / 135 × £182.12 (VB09Z, 2024/25)",
        (11837.8, 18212.0, 24586.2),
    ),
    ("running", "Running cost, 104 nights × £1,500", (156000.0, 156000.0, 156000.0)),
    ("net", "Net: gross less running cost", (-124505.2, -109196.0, -93886.8)),
]
NIGHT_ROWS = [
    ("planned", "Nights planned", exactly(106, Unit.NIGHTS)),
    ("opened", "Nights open", exactly(104, Unit.NIGHTS)),
    ("hours", "Hours open", exactly(623.5, Unit.HOURS)),
    ("volunteer", "Hours volunteers gave", exactly(7488, Unit.HOURS)),
    ("share", "Nights open of nights planned", exactly(98, Unit.PER_CENT)),
    (
        "response",
        "Minutes to a door-staff call, the middle one",
        exactly(4, Unit.MINUTES, Mark.PROVISIONAL),
    ),
    ("water", "Bottles of water given out", exactly(1840, Unit.TIMES)),
    ("weapons", "Weapons seen", Missing(Mark.NOT_AVAILABLE)),
]
LAST_YEAR = Column("before", "2025-26", Unit.CONTACTS)
THIS_YEAR = Column("now", "2026-27", Unit.CONTACTS)
SECTIONS = (
    Section(
        "nights",
        "Nights and hours",
        ("These are counted exactly: no person stands behind them.",),
        (
            Table(
                "nights",
                "Nights, hours and things",
                "",
                "Counted from the plan, the roll and the night's log.",
                "1",
                "What",
                (Column("value", "Number", Unit.TIMES),),
                tuple(Row(code, label, (cell,)) for code, label, cell in NIGHT_ROWS),
            ),
        ),
    ),
    Section(
        "people",
        "When people came",
        (
            "December was the busiest month, and the hour from half past midnight "
            "the busiest of a night.",
        ),
        (
            table(
                "months",
                "Contacts by month",
                "December was the busiest month of both years",
                "Month",
                monthly([fives(one) for one in BEFORE], [fives(one) for one in PEOPLE]),
                Picture.LINES,
                LAST_YEAR,
                THIS_YEAR,
            ),
            table(
                "half_hour",
                "Contacts by half hour of arrival",
                "Most people come between midnight and half past one",
                "Half hour",
                slots(HALF_HOURS),
                Picture.COLUMNS,
                notes=("When the clocks go back, both hours from 01:00 are counted together.",),
            ),
        ),
    ),
    Section(
        "reasons",
        "Why they came and how they left",
        (),
        (
            table(
                "reason",
                "Contacts by reason",
                "Drink is behind one visit in three; a flat phone is next",
                "Reason",
                named(REASONS),
                Picture.BARS,
                notes=(
                    "A contact has up to four reasons, so these add up to more than contacts.",
                ),
            ),
            table(
                "outcome",
                "Contacts by how they left",
                "Most left with friends or in a taxi",
                "How they left",
                named(OUTCOMES),
                Picture.BARS,
            ),
            table(
                "quarters",
                "Contacts by age",
                "",
                "Age",
                tuple(
                    Row(code, label, (*(fives(one) for one in by), fives(sum(by))))
                    for code, label, by in [
                        ("under_18", "Under 18", (30, 30, 35, 25)),
                        ("18_24", "18 to 24", (340, 345, 410, 300)),
                        ("25_34", "25 to 34", (120, 130, 150, 115)),
                        ("35_49", "35 to 49", (70, 75, 85, 65)),
                        ("50", "50 and over", (30, 35, 45, 35)),
                        ("unknown", "Not known", (25, 0, 35, 25)),
                    ]
                ),
                Picture.NONE,
                *(Column(f"q{at}", f"Quarter {at}", Unit.CONTACTS) for at in range(1, 5)),
                Column("year", "Year", Unit.CONTACTS),
            ),
        ),
    ),
    Section(
        "violence",
        "Violence",
        (
            "Police figures are for whole days and the whole ward; ours are nights at the bus. "
            "Compare how they move, not how high they stand.",
        ),
        (
            table(
                "violence_when",
                "Violence contacts by half hour",
                "Violence peaks from midnight to half past one",
                "Half hour",
                slots(VIOLENCE),
                Picture.COLUMNS,
            ),
            table(
                "violence_where",
                "Violence contacts by place",
                "Three in ten were hurt outside a bar or club",
                "Place",
                named(PLACES),
                Picture.BARS,
            ),
            table(
                "violence_how",
                "Violence contacts by method",
                "Half were hurt with a fist",
                "Method",
                named(METHODS),
                Picture.BARS,
            ),
            table(
                "violence_police",
                "Violence at the bus and recorded by the police",
                "Both were highest in December",
                "Month",
                monthly(
                    [fives(one) for one in SEEN],
                    [
                        exactly(one, Unit.TIMES)
                        if one is not None
                        else Missing(Mark.NOT_AVAILABLE)
                        for one in POLICE
                    ],
                ),
                Picture.LINES,
                Column("bus", "At the bus", Unit.CONTACTS),
                Column("police", "Police record", Unit.TIMES),
                notes=(
                    "Police: violence and sexual offences in the town centre, data.police.uk, "
                    "Open Government Licence v3.0.",
                ),
            ),
        ),
    ),
    Section(
        "worth",
        "What it may have saved",
        (CAUTION,),
        (
            table(
                "avoided",
                "Call-outs and attendances avoided, in money",
                "",
                "Line",
                tuple(
                    Row(
                        code,
                        label,
                        tuple(exactly(one, Unit.POUNDS, Mark.ESTIMATE) for one in range_),
                    )
                    for code, label, range_ in POUNDS
                ),
                Picture.NONE,
                *(
                    Column(end, end.capitalize(), Unit.POUNDS)
                    for end in ("low", "central", "high")
                ),
            ),
        ),
    ),
)
YEAR = Report(
    number=12,
    version=1,
    pack="year",
    title="Annual report to partners",
    partner="Colchester’s partners",
    place="Colchester",
    first=date(2026, 4, 3),
    last=date(2027, 3, 27),
    period="April 2026 to March 2027",
    period_code="2026-27",
    released_at=datetime(2027, 4, 19, 9, 30, tzinfo=UTC),
    next_on=date(2027, 7, 19),
    nights_opened=104,
    main_points=(
        "2,645 contacts on 104 nights: 25 a night.",
        "855 came after drinking, 345 with an injury and 150 after violence.",
        "790 left with friends and 660 by taxi; 75 went to hospital by ambulance.",
    ),
    sections=SECTIONS,
    method=METHOD,
    held_back=("Weapons seen: too few to tell without finding somebody.",),
    changes=(),
    cautions=("These are people the bus met, not all who needed help.",),
    certificate={
        "windows": 333,
        "fewest": 5,
        "earlier": 11,
        "steps": 120000,
        "method": "1",
        "ledger": "ab12",
    },
    definitions="3",
    contact="figures@openroad.example",
    licence=LICENCE,
    sha256="4b1f9c" + "0" * 58,
)


def with_words(words: str) -> Report:
    """The same with these words wherever there is room for any."""
    row = Row("worst", words, (fives(5),))
    one = Table(
        "worst",
        words,
        words,
        words,
        "1",
        words,
        (Column("contacts", words, Unit.CONTACTS),),
        (row, replace(row, code="worse")),
        Picture.BARS,
        (words,),
        words,
    )
    return replace(
        YEAR,
        title=words,
        partner=words,
        place=words,
        period=words,
        contact=words,
        licence=words,
        definitions=words,
        main_points=(words,),
        method=(words,),
        held_back=(words,),
        changes=(words,),
        cautions=(words,),
        sections=(Section("worst", words, (words,), (one,)),),
    )
