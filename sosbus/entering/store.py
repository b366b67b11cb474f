"""Finding what was entered, whatever its kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from sosbus.action_days.rules import may_be_held
from sosbus.action_days.tables import ActionDay
from sosbus.base.refusal import Refusal
from sosbus.hire.tables import RateCard
from sosbus.lessons.rules import may_learn
from sosbus.lessons.tables import Lesson
from sosbus.money.rules import may_give, may_price
from sosbus.money.tables import Grant, UnitPrice
from sosbus.night_economy.rules import may_visit
from sosbus.night_economy.tables import LicensingVisit
from sosbus.panels.tables import Panel
from sosbus.partners import store as partners
from sosbus.partners.rules import may_meet, may_promise, may_raise
from sosbus.partners.tables import Commitment, Fund, FundShare, Partner, PartnerMeeting
from sosbus.pilots.rules import may_survey
from sosbus.pilots.tables import Survey
from sosbus.targets.rules import may_be, may_follow, may_stand
from sosbus.targets.tables import Area, Plan, Result, Target

Check = Callable[[Session, Any], Refusal | None]


def every(db: Session, table: type[SQLModel]) -> Sequence[SQLModel]:
    return db.exec(select(table)).all()


def one(db: Session, table: type[SQLModel], record_id: UUID) -> SQLModel | None:
    return db.get(table, record_id)


def is_taken(
    db: Session, table: type[SQLModel], values: Mapping[str, Any], but: UUID | None
) -> bool:
    """Whether another record has all of these values, of which there may be one."""
    asked = select(table)
    for name, value in values.items():
        asked = asked.where(getattr(table, name) == value)
    return any(found.model_dump()["id"] != but for found in db.exec(asked))


def check_target(db: Session, target: Target) -> Refusal | None:
    follows = db.get(Target, target.follows_id) if target.follows_id else None
    return may_follow(target, follows)


def check_plan(_db: Session, plan: Plan) -> Refusal | None:
    return may_be(plan.first_day, plan.last_day)


def check_area(_db: Session, area: Area) -> Refusal | None:
    return may_be(area.valid_from, area.valid_to)


def check_result(_db: Session, result: Result) -> Refusal | None:
    return may_stand(result)


def check_panel(_db: Session, panel: Panel) -> Refusal | None:
    return may_be(panel.since, panel.until)


def check_survey(_db: Session, survey: Survey) -> Refusal | None:
    return may_survey(survey)


def check_visit(_db: Session, visit: LicensingVisit) -> Refusal | None:
    return may_visit(visit)


def check_rate_card(_db: Session, card: RateCard) -> Refusal | None:
    return may_be(card.first_day, card.last_day)


def check_action_day(_db: Session, day: ActionDay) -> Refusal | None:
    return may_be_held(day)


def check_partner(_db: Session, partner: Partner) -> Refusal | None:
    return may_be(partner.since, partner.until)


def check_commitment(_db: Session, promise: Commitment) -> Refusal | None:
    return may_promise(promise)


def check_partner_meeting(_db: Session, meeting: PartnerMeeting) -> Refusal | None:
    return may_meet(meeting)


def check_fund(db: Session, fund: Fund) -> Refusal | None:
    return may_raise(fund, partners.shares(db, fund.id))


def check_fund_share(db: Session, share: FundShare) -> Refusal | None:
    fund = db.get(Fund, share.fund_id)
    others = [one for one in partners.shares(db, share.fund_id) if one.id != share.id]
    return may_raise(fund, [*others, share]) if fund else None


def check_price(_db: Session, price: UnitPrice) -> Refusal | None:
    return may_price(price.pounds)


def check_grant(_db: Session, grant: Grant) -> Refusal | None:
    return may_give(grant)


def check_lesson(_db: Session, lesson: Lesson) -> Refusal | None:
    return may_learn(lesson)
