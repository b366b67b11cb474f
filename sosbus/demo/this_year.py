"""A programme for the demonstration's own year, all of it invented. Organisations are called
by what they do, so that no real one is said to have promised anything."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from sosbus.action_days.tables import ActionDay, ActionPlan
from sosbus.assessments.tables import Assessment, CameFrom, Priority
from sosbus.base.clock import TOWN
from sosbus.lessons import tables as lessons
from sosbus.night_economy.tables import GroupAction, LicensingVisit, Outcome, Rating, Result
from sosbus.panels.tables import Panel, PanelMeeting, PanelPriority, State, Told
from sosbus.partners.tables import Commitment, Partner, PartnerMeeting, Risk, Sector, What
from sosbus.people.tables import Person
from sosbus.pilots.tables import Pilot, Question, Survey, When
from sosbus.sources import store as sources
from sosbus.sources.store import Stated
from sosbus.targets import tables as targets
from sosbus.targets.rules import year_name, year_of
from sosbus.targets.tables import Area, AreaKind, Objective, Plan, Target
from sosbus.venues import store as venues

SOURCE = "Invented for the demonstration"
ORGANISATIONS = (
    ("The demo’s police team", Sector.STATUTORY),
    ("The demo’s licensing team", Sector.STATUTORY),
    ("The demo’s street charity", Sector.VOLUNTARY),
    ("The demo’s pubwatch", Sector.BUSINESS),
)


class Year:
    """The year a day is in, and days of it before and after that day."""

    def __init__(self, today: date) -> None:
        self.today, self.name = today, year_name(today)
        found = year_of(self.name)
        assert found
        self.first, self.last = found
        self.before = (date(self.first.year - 1, 4, 1), self.first - timedelta(days=1))

    def ago(self, days: int) -> date:
        return max(self.first, self.today - timedelta(days=days))

    def ahead(self, days: int) -> date:
        return min(self.last, self.today + timedelta(days=days))


def load(db: Session, by: Person, now: datetime) -> None:
    year = Year(now.astimezone(TOWN).date())
    stated = Stated(SOURCE, year.today, by.id, now)
    castle = Area(name="Castle (the demo’s)", kind=AreaKind.WARD, valid_from=date(2016, 5, 5))
    day = an_action_day(year, castle)
    visit = a_visit(db, year)
    some = [castle, *a_plan(year, castle), day, visit, *the_group(year), *a_pilot(year)]
    for one in [*some, *the_partners(year), *a_panel(db, year), *learned(year, day, visit)]:
        sources.enter(db, one, stated)


def a_plan(year: Year, castle: Area) -> list[SQLModel]:
    plan = Plan(name="The demo’s plan", first_day=year.first, last_day=year.last)
    words = "Fewer people hurt in the town centre at night"
    hurt = Objective(plan_id=plan.id, words=words, owner="The demo’s police team")
    hurt.planned_end = year.last
    target = Target(
        objective_id=hurt.id, measure="Violence with injury, Friday and Saturday nights",
        area_id=castle.id, group_name="", first_day=year.first, last_day=year.last, change=-4,
        baseline_first=year.before[0], baseline_last=year.before[1],
    )  # fmt: skip
    half_way = targets.Result(target_id=target.id, change=-3, about=True)
    asked = Assessment(title="The demo’s assessment", year=year.name, address="")
    led = Priority(
        year=year.name, words="Getting home safely", came_from=CameFrom.RESIDENTS,
        assessment_id=asked.id, objective_id=hurt.id,
    )  # fmt: skip
    return [plan, hurt, target, half_way, asked, led]


def an_action_day(year: Year, castle: Area) -> ActionDay:
    names = "\n".join(name for name, _ in ORGANISATIONS[:3])
    return ActionDay(
        year=year.name, held_on=year.ago(60), area_id=castle.id, agencies_count=5,
        agencies=names, arrests=2, vehicles_removed=4, tonnes=3.5, homes_called_at=118,
    )  # fmt: skip


def a_visit(db: Session, year: Year) -> LicensingVisit:
    known = [one for one in venues.current(db) if "Bar" in one.name]
    return LicensingVisit(
        year=year.name, how_many=1, visited_on=year.ago(25),
        venue_id=known[0].id if known else None, police_count=2, officers_count=1,
        residents_count=3, licence=Outcome.IN_ORDER, dps=Outcome.IN_ORDER,
        cctv=Outcome.IN_ORDER, log=Outcome.NOT_IN_ORDER, age_policy=Outcome.IN_ORDER,
        door_staff=Outcome.IN_ORDER, outside=Outcome.NOT_LOOKED_AT, result=Result.ADVICE,
        follow_up_due=year.ahead(20),
    )  # fmt: skip


def the_group(year: Year) -> list[SQLModel]:
    return [
        ActionPlan(year=year.name, planned=3),
        GroupAction(
            year=year.name, words="Taxi marshals on the rank until three",
            owner="The demo’s licensing team", due=year.ahead(40), rating=Rating.AMBER,
            reason="Marshals are found for Saturdays, not yet for Fridays",
        ),
        GroupAction(
            year=year.name, words="Lights in the lane behind the High Street",
            owner="The demo’s council", due=year.ago(10), rating=Rating.RED,
            reason="The order went out late",
        ),
    ]  # fmt: skip


def a_pilot(year: Year) -> list[SQLModel]:
    pilot = Pilot(
        name="Safer streets, the demo’s", year=year.name, area="Castle",
        starts_on=year.ago(70), activities="Joint patrols\nA stall on market days",
        joint_patrols=11, home_visits=64, left_behind="",
    )  # fmt: skip
    before = Survey(
        pilot_id=pilot.id, question=Question.FEAR, asked_when=When.BEFORE, number_asked=212,
        said_so=87,
    )  # fmt: skip
    return [pilot, before]


def the_partners(year: Year) -> list[SQLModel]:
    """One of them promised and has not been heard of: the sign of it is seen."""
    some = [Partner(name=name, sector=kind, since=year.first) for name, kind in ORGANISATIONS]
    police, licensing, charity, pubs = (one.id for one in some)

    def promise(who: UUID, words: str, what: What, amount: int, due: date) -> Commitment:
        return Commitment(
            partner_id=who, words=words, what=what, amount=Decimal(amount), due=due,
            promised_on=year.ago(150),
        )  # fmt: skip

    kept = promise(charity, "Helpers on market days", What.HOURS, 120, year.ago(30))
    kept.came, kept.came_on = Decimal(126), year.ago(28)
    late = promise(pubs, "Radios for the bus and the doors", What.MONEY, 900, year.ago(45))
    coming = promise(police, "An officer at the rank", What.PEOPLE, 1, year.ahead(30))
    together = [police, licensing, charity, pubs]
    met = [
        PartnerMeeting(met_on=year.ago(days), words="The group meets", invited=together,
                       came=[police, licensing, charity])
        for days in (100, 65, 30)
    ]  # fmt: skip
    risk = Risk(
        year=year.name, words="Door staff stop calling the bus if radios do not come",
        owner="Open Road", noticed_by="The crew’s words after two nights",
        mitigations="A number to ring on every door\nLent radios until theirs come",
    )  # fmt: skip
    return [*some, kept, late, coming, *met, risk]


def a_panel(db: Session, year: Year) -> list[SQLModel]:
    panel = db.exec(select(Panel).where(Panel.number == 1)).first()
    if panel is None:
        return []
    met = PanelMeeting(panel_id=panel.id, met_on=year.ago(50))
    words, done = "Broken glass on the way to the station", "Swept on Sunday mornings since"
    chosen = PanelPriority(
        meeting_id=met.id, words=words, owner="The demo’s street charity", due=year.ago(5),
        state=State.DONE, done=done, told=Told.NO,
    )  # fmt: skip
    return [met, chosen]


def learned(year: Year, day: ActionDay, visit: LicensingVisit) -> list[SQLModel]:
    came = lessons.CameFrom
    return [
        lessons.Lesson(
            year=year.name, learned_on=learned_on, words=words, came_from=from_, which=which,
            record_id=record_id,
        )
        for learned_on, words, from_, which, record_id in (
            (year.ago(58), "Tell every street the week before: two had hired skips already.",
             came.ACTION_DAY, "The day in Castle", day.id),
            (year.ago(24), "Go at ten, not at midnight: the manager has time to look.",
             came.VISIT, "The joint visit", visit.id),
            (year.ago(12), "Park by the lamp: people find the step without being led.",
             came.NIGHT, "Three wet nights", None),
        )
    ]  # fmt: skip
