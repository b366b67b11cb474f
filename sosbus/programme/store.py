"""Reading the year from every room of the programme."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from sosbus.action_days import store as action_days
from sosbus.assessments import store as assessments
from sosbus.base.calendar import next_month
from sosbus.figures import store as figures
from sosbus.income import store as income
from sosbus.lessons import store as lessons
from sosbus.monthly import store as monthly
from sosbus.night_economy import store as night_economy
from sosbus.packs import store as packs
from sosbus.packs.rules import sections
from sosbus.panels import store as panels
from sosbus.partners import store as partners
from sosbus.pilots import store as pilots
from sosbus.programme import rules
from sosbus.released.rules import Report, Section
from sosbus.statements import store as statements
from sosbus.targets import store as targets
from sosbus.targets.rules import year_name
from sosbus.targets.tables import Plan


def report(db: Session, first: date, last: date, today: date) -> dict[str, Any]:
    """The year as every part of the programme tells it."""
    year = year_name(first)
    parts = {
        "targets": targets.in_year(db, first, last, today),
        "assessments": assessments.in_year(db, year),
        "panels": panels.in_year(db, first, last),
        "pilots": pilots.in_year(db, year),
        "statements": statements.in_year(db, first, last),
        "action_days": action_days.in_year(db, first, last),
        "night_economy": night_economy.in_year(db, first, last),
        "partners": partners.in_year(db, first, last),
        "hire": income.in_year(db, first, last),
        "lessons": lessons.in_year(db, first, last),
    }
    return rules.document(year, first, last, parts, bus_figures(db, first, last))


def bus_figures(db: Session, first: date, last: date) -> dict[str, Any]:
    """The one place where the programme reads the bus's figures: published months, and
    nothing else."""
    months, month = [], first
    while month <= last:
        months.append(month)
        month = next_month(month)
    published = [one for one in (monthly.document(db, month) for month in months) if one]
    return rules.bus_figures(published, len(months))


def as_report(db: Session, first: date, last: date, today: date) -> Report:
    """The year with the bus's published blocks, for files."""
    bus, nights = the_bus(db, first)
    return rules.as_report(report(db, first, last, today), bus, nights, today)


def the_bus(db: Session, first: date) -> tuple[tuple[Section, ...], int | None]:
    """What reports of the bus tell, of months that are out and of no others; and the nights."""
    period, out = rules.period_of(year_name(first), first), set(figures.out(db))
    if not out & set(period.months):
        return (), None
    now = packs.told(db, tuple(one for one in period.months if one in out))
    before = packs.told(db, tuple(one.replace(year=one.year - 1) for one in now.months))
    seen = {month: held for month, held in before.shown.items() if month in out}
    told = sections(rules.BLOCKS, now, replace(before, shown=seen))
    return told, now.exactly("nights_opened")


def newest_planned(db: Session, today: date) -> str | None:
    """The newest year with a plan that has begun."""
    asked = select(Plan).where(Plan.first_day <= today).order_by(col(Plan.last_day).desc())
    plan = db.exec(asked).first()
    return year_name(min(plan.last_day, today)) if plan else None


def years(db: Session, today: date) -> list[str]:
    """The years there are plans for, and this one; the newest first."""
    found = {year_name(today)}
    for plan in db.exec(select(Plan).order_by(col(Plan.first_day))):
        found |= {
            f"{n}-{(n + 1) % 100:02}"
            for n in range(int(year_name(plan.first_day)[:4]), plan.last_day.year + 1)
            if date(n, 4, 1) <= plan.last_day
        }
    return sorted(found, reverse=True)
