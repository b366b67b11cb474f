"""What may be entered: a word in the address, and the form and the table it stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, HTTPException, Request
from sqlmodel import Session, SQLModel

from sosbus.action_days import forms as action_day_forms
from sosbus.action_days.tables import ActionDay, ActionPlan
from sosbus.assessments import forms as assessment_forms
from sosbus.assessments import store as assessments
from sosbus.assessments.tables import Assessment, Consultation, Priority
from sosbus.base.db import Db
from sosbus.entering import store
from sosbus.entering.rules import Options, record_order, record_words
from sosbus.entering.store import Check
from sosbus.hire import forms as hire_forms
from sosbus.hire.tables import RateCard, Vehicle
from sosbus.income import forms as income_forms
from sosbus.income.tables import RunningCost
from sosbus.lessons import forms as lesson_forms
from sosbus.lessons.tables import Lesson
from sosbus.money import forms as money_forms
from sosbus.money import rules as money
from sosbus.money.tables import Assumption, Grant, Reserve, UnitPrice
from sosbus.night_economy import forms as night_economy_forms
from sosbus.night_economy import store as night_economy
from sosbus.night_economy.tables import GroupAction, LicensingVisit
from sosbus.panels import forms as panel_forms
from sosbus.panels import store as panels
from sosbus.panels.tables import Panel, PanelMeeting, PanelPriority
from sosbus.partners import forms as partner_forms
from sosbus.partners import store as partners
from sosbus.partners.tables import (
    Commitment,
    Fund,
    FundShare,
    Partner,
    PartnerMeeting,
    Risk,
)
from sosbus.pilots import forms as pilot_forms
from sosbus.pilots import store as pilots
from sosbus.pilots.tables import Pilot, Survey
from sosbus.sources.access import KeepsProgramme
from sosbus.sources.forms import SourcedForm
from sosbus.statements import forms as statement_forms
from sosbus.statements.tables import Statement, UsualNights
from sosbus.targets import forms as target_forms
from sosbus.targets import store as targets
from sosbus.targets.tables import Area, Objective, Plan, Result, Target
from sosbus.web.forms import Entry, entry_of

Record = SQLModel  # a row of any of these tables
Offer = Callable[[Session], list[tuple[UUID, str]]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is entered."""

    code: str
    noun: str
    plural: str
    form: type[SourcedForm]
    table: type[SQLModel]
    told_by: tuple[str, ...]  # what tells one from another in a list
    only_one: tuple[str, ...] = ()  # of these values together there is one
    offers: Mapping[str, Offer] = field(default_factory=dict)
    check: Check | None = None
    until_then: str = ""  # what holds until one is entered

    @property
    def one(self) -> str:
        """a price, an assumption"""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    def options(self, db: Session) -> dict[str, Options]:
        return {name: offer(db) for name, offer in self.offers.items()}

    def listed(self, db: Session) -> list[tuple[UUID, str]]:
        options = self.options(db)
        found = [one.model_dump() for one in store.every(db, self.table)]
        found.sort(key=lambda one: record_order(one, self.told_by, options))
        return [(one["id"], record_words(one, self.told_by, options)) for one in found]


TEACH = (  # the kinds a lesson may come from
    "action-days",
    "licensing-visits",
    "panel-meetings",
    "interventions",
    "partner-meetings",
    "risks",
)


def record_choices(db: Session) -> list[tuple[UUID, str]]:
    """Every record a lesson may come from, with what it is."""
    some = [KINDS[code] for code in TEACH]
    return [
        (record_id, f"{kind.noun[0].upper()}{kind.noun[1:]}: {words}")
        for kind in some
        for record_id, words in kind.listed(db)
    ]


KINDS = {
    one.code: one
    for one in (
        Kind(
            "plans",
            "plan",
            "plans",
            target_forms.PlanForm,
            Plan,
            ("name", "first_day"),
            check=store.check_plan,
        ),
        Kind(
            "objectives",
            "objective",
            "objectives",
            target_forms.ObjectiveForm,
            Objective,
            ("words",),
            offers={"plan_id": targets.plan_choices},
        ),
        Kind(
            "areas",
            "area",
            "areas",
            target_forms.AreaForm,
            Area,
            ("name", "kind"),
            check=store.check_area,
        ),
        Kind(
            "targets",
            "target",
            "targets",
            target_forms.TargetForm,
            Target,
            ("measure", "area_id", "last_day"),
            offers={
                "objective_id": targets.objective_choices,
                "area_id": targets.area_choices,
                "follows_id": targets.target_choices,
            },
            check=store.check_target,
        ),
        Kind(
            "results",
            "result",
            "results",
            target_forms.ResultForm,
            Result,
            ("target_id", "change"),
            ("target_id",),
            offers={"target_id": targets.target_choices},
            check=store.check_result,
        ),
        Kind(
            "assessments",
            "Strategic Assessment",
            "Strategic Assessments",
            assessment_forms.AssessmentForm,
            Assessment,
            ("title", "year"),
        ),
        Kind(
            "consultations",
            "consultation",
            "consultations",
            assessment_forms.ConsultationForm,
            Consultation,
            ("through", "year"),
        ),
        Kind(
            "priorities",
            "priority",
            "priorities",
            assessment_forms.PriorityForm,
            Priority,
            ("words", "came_from", "year"),
            offers={
                "assessment_id": assessments.assessment_choices,
                "objective_id": targets.objective_choices,
            },
        ),
        Kind(
            "panels",
            "panel",
            "Neighbourhood Action Panels",
            panel_forms.PanelForm,
            Panel,
            ("number", "name"),
            ("number",),
            check=store.check_panel,
        ),
        Kind(
            "panel-meetings",
            "panel meeting",
            "panel meetings",
            panel_forms.MeetingForm,
            PanelMeeting,
            ("panel_id", "met_on"),
            ("panel_id", "met_on"),
            offers={"panel_id": panels.panel_choices},
        ),
        Kind(
            "panel-priorities",
            "panel’s priority",
            "panels’ priorities",
            panel_forms.PanelPriorityForm,
            PanelPriority,
            ("words", "meeting_id"),
            offers={"meeting_id": panels.meeting_choices},
        ),
        Kind(
            "interventions",
            "four-month intervention",
            "four-month interventions",
            pilot_forms.PilotForm,
            Pilot,
            ("name", "year"),
        ),
        Kind(
            "surveys",
            "survey",
            "surveys",
            pilot_forms.SurveyForm,
            Survey,
            ("pilot_id", "question", "asked_when"),
            ("pilot_id", "question", "asked_when"),
            offers={"pilot_id": pilots.pilot_choices},
            check=store.check_survey,
        ),
        Kind(
            "statements",
            "statement",
            "statements",
            statement_forms.StatementForm,
            Statement,
            ("about_what", "words", "year"),
        ),
        Kind(
            "usual-nights",
            "usual night",
            "usual nights",
            statement_forms.UsualNightsForm,
            UsualNights,
            ("weekdays", "place", "year"),
        ),
        Kind(
            "group-actions",
            "group’s action",
            "night-time economy group’s actions",
            night_economy_forms.GroupActionForm,
            GroupAction,
            ("words", "rating", "year"),
        ),
        Kind(
            "licensing-visits",
            "joint licensing visit",
            "joint licensing visits",
            night_economy_forms.LicensingVisitForm,
            LicensingVisit,
            ("venue_id", "visited_on", "year"),
            offers={"venue_id": night_economy.premises_choices},
            check=store.check_visit,
        ),
        Kind(
            "vehicles",
            "vehicle",
            "vehicles",
            hire_forms.VehicleForm,
            Vehicle,
            ("name",),
            ("name",),
        ),
        Kind(
            "rates",
            "rate card",
            "rates for hire",
            hire_forms.RateCardForm,
            RateCard,
            ("name", "first_day"),
            check=store.check_rate_card,
        ),
        Kind(
            "running-costs",
            "running cost",
            "running costs of a night",
            income_forms.RunningCostForm,
            RunningCost,
            ("first_day", "per_night"),
            ("first_day",),
        ),
        Kind(
            "prices",
            "price",
            "prices that reports reckon with",
            money_forms.UnitPriceForm,
            UnitPrice,
            ("what", "price_year", "first_day"),
            ("what", "first_day"),
            check=store.check_price,
            until_then=money.usual(),
        ),
        Kind(
            "assumptions",
            "assumption",
            "assumptions of a social return",
            money_forms.AssumptionForm,
            Assumption,
            ("deadweight", "attribution", "first_day"),
            ("first_day",),
            until_then="Until they are entered no social return is told.",
        ),
        Kind(
            "grants",
            "grant",
            "grants and what they promised",
            money_forms.GrantForm,
            Grant,
            ("funder", "first_day"),
            check=store.check_grant,
        ),
        Kind(
            "reserves",
            "reserve",
            "reserves",
            money_forms.ReserveForm,
            Reserve,
            ("held_on", "pounds"),
            ("held_on",),
        ),
        Kind(
            "action-plans",
            "year’s plan of Days of Action",
            "Plans of Days of Action",
            action_day_forms.ActionPlanForm,
            ActionPlan,
            ("year", "planned"),
            ("year",),
        ),
        Kind(
            "action-days",
            "Day of Action",
            "Days of Action",
            action_day_forms.ActionDayForm,
            ActionDay,
            ("held_on", "area_id", "year"),
            offers={"area_id": targets.area_choices},
            check=store.check_action_day,
        ),
        Kind(
            "partners",
            "partner",
            "partners",
            partner_forms.PartnerForm,
            Partner,
            ("name", "sector"),
            ("name",),
            check=store.check_partner,
        ),
        Kind(
            "commitments",
            "promise of a partner",
            "promises of partners",
            partner_forms.CommitmentForm,
            Commitment,
            ("partner_id", "words", "due"),
            offers={"partner_id": partners.partner_choices},
            check=store.check_commitment,
        ),
        Kind(
            "partner-meetings",
            "meeting of partners",
            "meetings of partners",
            partner_forms.PartnerMeetingForm,
            PartnerMeeting,
            ("met_on", "words"),
            ("met_on", "words"),
            offers={"invited": partners.partner_choices, "came": partners.partner_choices},
            check=store.check_partner_meeting,
        ),
        Kind(
            "funds",
            "sum raised together",
            "sums raised together",
            partner_forms.FundForm,
            Fund,
            ("words", "year"),
            check=store.check_fund,
        ),
        Kind(
            "fund-shares",
            "share of a sum",
            "shares of sums raised",
            partner_forms.FundShareForm,
            FundShare,
            ("fund_id", "partner_id"),
            ("fund_id", "partner_id"),
            offers={"fund_id": partners.fund_choices, "partner_id": partners.partner_choices},
            check=store.check_fund_share,
        ),
        Kind(
            "risks",
            "risk",
            "risks",
            partner_forms.RiskForm,
            Risk,
            ("words", "year"),
        ),
        Kind(
            "lessons",
            "lesson",
            "lessons",
            lesson_forms.LessonForm,
            Lesson,
            ("words", "year"),
            offers={"record_id": record_choices},
            check=store.check_lesson,
        ),
    )
}


def kind_named(kind: str) -> Kind:
    if kind not in KINDS:
        raise HTTPException(404)
    return KINDS[kind]


AKind = Annotated[Kind, Depends(kind_named)]


async def what_is_typed(kind: AKind, request: Request) -> Entry[Any]:
    return await entry_of(kind.form)(request)


Typed = Annotated[Entry[Any], Depends(what_is_typed)]


def record_named(record_id: UUID, kind: AKind, visit: KeepsProgramme, db: Db) -> SQLModel:
    found = store.one(db, kind.table, record_id)
    if found is None:
        raise HTTPException(404)
    return found


ARecord = Annotated[SQLModel, Depends(record_named)]
