"""Finding the plan, its targets and their results; and counting from the police's figures."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.calendar import next_month
from sosbus.base.refusal import Refusal
from sosbus.crime import store as crime
from sosbus.sources import store as sources
from sosbus.targets import rules
from sosbus.targets.rules import UNKNOWN, How, Now, change_of, standing
from sosbus.targets.tables import Area, Objective, Plan, Result, Target


def plans(db: Session, first: date, last: date) -> Sequence[Plan]:
    """The plans of which any day is between two days."""
    return db.exec(
        select(Plan)
        .where(col(Plan.first_day) <= last, col(Plan.last_day) >= first)
        .order_by(col(Plan.first_day), col(Plan.name))
    ).all()


def objectives(db: Session, plan: Plan) -> Sequence[Objective]:
    asked = select(Objective).where(Objective.plan_id == plan.id)
    return db.exec(asked.order_by(col(Objective.words))).all()


def targets(db: Session, objective: Objective, first: date, last: date) -> Sequence[Target]:
    """The targets whose period ends between two days, and those that follow them."""
    every = db.exec(
        select(Target)
        .where(Target.objective_id == objective.id)
        .order_by(col(Target.first_day), col(Target.measure), col(Target.id))
    ).all()
    due = {one.id for one in every if first <= one.last_day <= last}
    return [one for one in every if one.id in due or one.follows_id in due]


def followed(db: Session, target: Target) -> list[Target]:
    """The targets this one follows, the first of all first."""
    found: list[Target] = []
    one = target
    while one.follows_id and one.follows_id not in {x.id for x in found}:
        before = db.get(Target, one.follows_id)
        if before is None:
            break
        found.insert(0, before)
        one = before
    return found


def areas(db: Session) -> Mapping[UUID, Area]:
    return {one.id: one for one in db.exec(select(Area).order_by(col(Area.name)))}


def result(db: Session, target: Target) -> Result | None:
    return db.exec(select(Result).where(Result.target_id == target.id)).first()


def now(db: Session, target: Target) -> Now:
    return standing(result(db, target), counted(db, target))


def counted(db: Session, target: Target) -> Now:
    """From the police's files, if every month of both periods is held; else it is unknown."""
    area = db.get(Area, target.area_id)
    codes = area.lsoas.split() if area else []
    if not target.crime_type or not codes:
        return UNKNOWN
    before = crimes(db, codes, target.crime_type, target.baseline_first, target.baseline_last)
    after = crimes(db, codes, target.crime_type, target.first_day, target.last_day)
    if before is None or after is None:
        return UNKNOWN
    return Now(How.COUNTED, change_of(before, after), before, after)


def crimes(
    db: Session, codes: Sequence[str], crime_type: str, first: date, last: date
) -> int | None:
    """How many in whole months; None if a month of any of the areas is not held."""
    if first.day != 1 or last + timedelta(days=1) != next_month(last):
        return None
    wanted = (last.year - first.year) * 12 + last.month - first.month + 1
    total = 0
    for code in codes:
        held = crime.between(db, code, f"{first:%Y-%m}", f"{last:%Y-%m}")
        if len({one.month for one in held}) < wanted:
            return None
        total += sum(one.count for one in held if one.crime_type == crime_type)
    return total


def plan_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(x.id, x.name) for x in db.exec(select(Plan).order_by(col(Plan.first_day)))]


def objective_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(x.id, x.words) for x in db.exec(select(Objective).order_by(col(Objective.words)))]


def area_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(one.id, one.name) for one in areas(db).values()]


def target_choices(db: Session) -> list[tuple[UUID, str]]:
    where = areas(db)
    every = db.exec(select(Target).order_by(col(Target.first_day), col(Target.measure)))
    return [
        (x.id, f"{x.measure}, {where[x.area_id].name}, until {x.last_day:%B %Y}") for x in every
    ]


def in_year(db: Session, first: date, last: date, today: date) -> dict[str, Any]:
    """The plan as a year's report tells it: each target beside what came of it."""
    told = [
        {
            "plan": plan.name,
            "first_day": str(plan.first_day),
            "last_day": str(plan.last_day),
            "objectives": [
                told_objective(db, one, targets(db, one, first, last), today)
                for one in objectives(db, plan)
            ],
        }
        | sources.told(db, [plan])[plan.id]
        for plan in plans(db, first, last)
    ]
    return {"plans": told, "groups": groups(db, first, last)}


def told_objective(
    db: Session, objective: Objective, some: Sequence[Target], today: date
) -> dict[str, Any]:
    return {
        "objective": objective.words,
        "owner": objective.owner or None,
        "planned_end": str(objective.planned_end) if objective.planned_end else None,
        "targets": [told_target(db, one, today) for one in some],
    } | sources.told(db, [objective])[objective.id]


def told_target(db: Session, target: Target, today: date) -> dict[str, Any]:
    standing_now, reported = now(db, target), result(db, target)
    before = followed(db, target)
    points = rules.gap(target.change, standing_now.change)
    area = db.get(Area, target.area_id)
    linked = rules.chain(before, {one.id: now(db, one) for one in before}, target)
    status = rules.status_of(points, target.last_day, today)
    from_ = sources.told(db, [target, *([reported] if reported else [])])
    return {
        "id": str(target.id),
        "measure": target.measure,
        "area": area.name if area else None,
        "group": target.group_name or None,
        "period": rules.period_words(target.first_day, target.last_day),
        "baseline": rules.period_words(target.baseline_first, target.baseline_last),
        "baseline_count": standing_now.before,
        "now_count": standing_now.after,
        "now": standing_now.change,
        "now_words": standing_now.words,
        "about": standing_now.about,
        "how": standing_now.how.value if standing_now.how else None,
        "target": target.change,
        "target_words": rules.percent(target.change),
        "gap_points": points,
        "gap_words": rules.gap_words(points, target.last_day < today),
        "status": status.label,
        "rating": rules.COLOUR[status],
        "index_planned": linked.planned,
        "index_real": linked.real,
        "follows": bool(before),
        "result": from_.get(reported.id) if reported else None,
    } | from_[target.id]


def groups(db: Session, first: date, last: date) -> list[dict[str, Any]]:
    """Targets set together, as one only where their counts are known."""
    asked = select(Target).where(
        Target.group_name != "", col(Target.last_day).between(first, last)
    )
    by_name: dict[str, list[Target]] = {}
    for one in db.exec(asked.order_by(col(Target.group_name), col(Target.measure))):
        by_name.setdefault(one.group_name, []).append(one)
    where = areas(db)
    told = []
    for name, some in by_name.items():
        whole = rules.together([now(db, one) for one in some])
        note = "" if whole.change is not None else rules.NOT_ADDED
        names = sorted(where[one.area_id].name for one in some)
        told.append({"group": name, "areas": names, "now": whole.change, "note": note})
    return told


def may_follow(db: Session, target: Target) -> Refusal | None:
    follows = db.get(Target, target.follows_id) if target.follows_id else None
    return rules.may_follow(target, follows)
