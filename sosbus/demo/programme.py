"""The programme of 2008-09 as its document tells it: what it leaves out stays unknown."""

from datetime import date, datetime, time

from sqlmodel import Session, SQLModel, select

from sosbus.assessments.tables import Assessment, Consultation
from sosbus.contacts.tables import Kind
from sosbus.demo import around
from sosbus.panels.tables import Panel
from sosbus.people.tables import Person
from sosbus.pilots.tables import Pilot
from sosbus.sources import store as sources
from sosbus.sources.store import Stated
from sosbus.statements.tables import About, Statement, UsualNights, Weekday
from sosbus.targets.rules import year_of
from sosbus.targets.tables import Area, AreaKind, Objective, Plan, Result, Target

EARLIER, YEAR, LATER = "2007-08", "2008-09", "2009-10"
SOURCE = "The partnership’s account of its year"
TOLD_ON = date(2009, 3, 31)  # “by the end of 2008-9”
PANELS = 15
VIOLENCE = "Alcohol-related violent crime"
DISORDER = "Anti-social behaviour"


def load(db: Session, by: Person, now: datetime) -> bool:
    """Enter the year, unless it is there; whether it was entered."""
    if db.exec(select(Plan)).first():
        return False
    stated = Stated(SOURCE, TOLD_ON, by.id, now)
    enter(db, stated, *the_plan())
    enter(db, stated, *who_was_asked(), *said_of_the_year())
    enter(db, stated, *(Panel(number=n, name="") for n in range(1, PANELS + 1)))
    enter(
        db,
        stated,
        Pilot(name="Safer Colchester pilot", year=YEAR, area="", activities="", left_behind=""),
    )
    around.load(db, by, now)
    return True


def enter(db: Session, stated: Stated, *records: SQLModel) -> None:
    for one in records:
        sources.enter(db, one, stated)


def year(name: str) -> tuple[date, date]:
    found = year_of(name)
    if found is None:
        raise ValueError(name)
    return found


def the_plan() -> list[SQLModel]:
    plan = Plan(name="The partnership’s plan", first_day=year(YEAR)[0], last_day=year(LATER)[1])
    town = Area(name="Town centre", kind=AreaKind.TOWN_CENTRE)
    st_andrews = Area(name="St Andrews", kind=AreaKind.WARD)
    harbour = Area(name="Harbour", kind=AreaKind.WARD)
    violence = Objective(
        plan_id=plan.id,
        words="Reduce violent crime in the town centre",
        owner="",
    )
    disorder = Objective(
        plan_id=plan.id,
        words="Reduce anti-social behaviour in the worst-affected neighbourhoods",
        owner="",
    )
    five = target(violence, VIOLENCE, town, -5, EARLIER, YEAR)
    two_more = target(violence, VIOLENCE, town, -2, YEAR, LATER)
    two_more.follows_id = five.id
    wards = [
        target(disorder, DISORDER, area, -5, EARLIER, YEAR) for area in (st_andrews, harbour)
    ]
    for one in wards:
        one.group_name = "Worst-affected neighbourhoods"
    results = [
        Result(target_id=target.id, change=change)
        for target, change in ((five, -17), (wards[0], -33), (wards[1], -28))
    ]
    areas: list[SQLModel] = [town, st_andrews, harbour]
    return [plan, *areas, violence, disorder, five, two_more, *wards, *results]


def target(
    objective: Objective, measure: str, area: Area, change: float, against: str, in_: str
) -> Target:
    """A change in one year, in percent of another."""
    (first, last), (baseline_first, baseline_last) = year(in_), year(against)
    return Target(
        objective_id=objective.id,
        measure=measure,
        area_id=area.id,
        group_name="",
        first_day=first,
        last_day=last,
        change=change,
        baseline_first=baseline_first,
        baseline_last=baseline_last,
    )


def who_was_asked() -> list[SQLModel]:
    return [
        Consultation(year=YEAR, through="Neighbourhood Action Panels", how_often=""),
        Consultation(year=YEAR, through="Strategic Assessment", how_often="yearly"),
        Assessment(title="Strategic Assessment", year="", address=""),
    ]


def said_of_the_year() -> list[SQLModel]:
    def statement(
        what: About, words: str, *kept_as: Kind, value: float | None = None
    ) -> Statement:
        return Statement(
            year=YEAR,
            about_what=what,
            words=words,
            value=value,
            about=value is not None,
            kept_as=list(kept_as),
        )

    return [
        UsualNights(
            year=YEAR,
            weekdays=[Weekday.FRI, Weekday.SAT],
            opens=time(22),
            closes=time(4),
            place="High Street",
        ),
        statement(About.RECRUITED, "Volunteers recruited to date", value=90),
        statement(About.SERVICE, "A safe haven", Kind.WELFARE),
        statement(About.SERVICE, "A drop-in", Kind.WELFARE),
        statement(About.SERVICE, "A light medical centre", Kind.FIRST_AID, Kind.CLINICAL),
        statement(About.HANDOVER, "The bus was handed to Open Road"),
        statement(About.TEAM, "One team, together at Colchester police station"),
    ]
