"""Finding partners, and telling a year of what they promised, gave and risked."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from sosbus.base.refusal import Refusal
from sosbus.partners import rules
from sosbus.partners.tables import (
    Commitment,
    Fund,
    FundShare,
    Partner,
    PartnerMeeting,
    Risk,
    What,
)
from sosbus.sources import store as sources
from sosbus.targets.rules import year_name

Names = Mapping[UUID, str]


def in_year(db: Session, first: date, last: date) -> dict[str, Any]:
    names = dict(partner_choices(db))
    some = [one for one in partners(db) if is_in_year(one, first, last)]
    made = [one for one in promises(db) if rules.was_open(one, first, last)]
    met = [one for one in meetings(db) if first <= one.met_on <= last]
    given, risked = funds(db, year_name(first)), risks(db, first)
    from_ = sources.told(db, [*some, *made, *met, *given, *risked])
    return {
        "partners": [told_partner(one) | from_[one.id] for one in some],
        "commitments": [told_promise(one, names) | from_[one.id] for one in made],
        "meetings": [told_meeting(one, names) | from_[one.id] for one in met],
        "funds": [told_fund(db, one, names) | from_[one.id] for one in given],
        "risks": [told_risk(one) | from_[one.id] for one in risked],
    }


def is_in_year(partner: Partner, first: date, last: date) -> bool:
    begun = partner.since is None or partner.since <= last
    return begun and (partner.until is None or partner.until >= first)


def told_partner(one: Partner) -> dict[str, Any]:
    return {
        "name": one.name,
        "sector": one.sector.label,
        "since": str(one.since) if one.since else None,
        "until": str(one.until) if one.until else None,
    }


def told_promise(one: Commitment, names: Names) -> dict[str, Any]:
    return {
        "partner": names[one.partner_id],
        "promised": one.words,
        "what": one.what.label,
        "amount": number(one.amount),
        "shown": rules.amount_words(one.what, one.amount),
        "promised_on": str(one.promised_on) if one.promised_on else None,
        "due": str(one.due) if one.due else None,
        "came": number(one.came),
        "came_on": str(one.came_on) if one.came_on else None,
        "came_shown": rules.came_words(one),
    }


def told_meeting(one: PartnerMeeting, names: Names) -> dict[str, Any]:
    return {
        "meeting": one.words,
        "met_on": str(one.met_on),
        "invited": sorted(names[who] for who in one.invited),
        "came": sorted(names[who] for who in one.came) or None,
    }


def told_funds(db: Session) -> list[dict[str, Any]]:
    names = dict(partner_choices(db))
    return [told_fund(db, one, names) for one in every_fund(db)]


def told_fund(db: Session, one: Fund, names: Names) -> dict[str, Any]:
    parts = shares(db, one.id)
    amounts = rules.shares(one.partners, [part.amount for part in parts])
    known: list[str | None] = [names[part.partner_id] for part in parts]
    return {
        "fund": one.words,
        "raised_in": one.year,
        "until": one.last_year or one.year,
        "amount": number(one.amount),
        "about": one.about,
        "shown": fund_words(one),
        "partners": one.partners,
        "given_by": known + [None] * (len(amounts) - len(known)),
        "shares": [number(amount) for amount in amounts],
        "shares_shown": [rules.amount_words(What.MONEY, amount) for amount in amounts],
    }


def fund_words(one: Fund) -> str:
    words = rules.amount_words(What.MONEY, one.amount)
    return f"about {words}" if one.about and one.amount is not None else words


def told_risk(one: Risk) -> dict[str, Any]:
    return {
        "risk": one.words,
        "since_year": one.year,
        "owner": one.owner or None,
        "noticed_by": one.noticed_by or None,
        "mitigations": one.mitigations.splitlines(),
        "closed_on": str(one.closed_on) if one.closed_on else None,
    }


def number(amount: Decimal | None) -> int | float | None:
    """As JSON has numbers."""
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def partners(db: Session) -> Sequence[Partner]:
    return db.exec(select(Partner).order_by(col(Partner.name))).all()


def promises(db: Session) -> Sequence[Commitment]:
    """The soonest due first, those without a day last."""
    found = db.exec(select(Commitment).order_by(col(Commitment.words))).all()
    return sorted(found, key=lambda one: one.due or date.max)


def meetings(db: Session) -> Sequence[PartnerMeeting]:
    """The newest first."""
    asked = select(PartnerMeeting).order_by(col(PartnerMeeting.met_on).desc())
    return db.exec(asked.order_by(col(PartnerMeeting.words))).all()


def funds(db: Session, year: str) -> Sequence[Fund]:
    """Raised in a year, or meant to last into it."""
    into = or_(Fund.year == year, col(Fund.last_year) >= year)
    asked = select(Fund).where(col(Fund.year) <= year, into)
    return db.exec(asked.order_by(col(Fund.year), col(Fund.words))).all()


def every_fund(db: Session) -> Sequence[Fund]:
    return db.exec(select(Fund).order_by(col(Fund.year).desc(), col(Fund.words))).all()


def shares(db: Session, fund_id: UUID) -> Sequence[FundShare]:
    asked = select(FundShare).join(Partner).where(FundShare.fund_id == fund_id)
    return db.exec(asked.order_by(col(Partner.name))).all()


def risks(db: Session, first: date) -> Sequence[Risk]:
    """Told of by that year, and not closed before it."""
    still = or_(col(Risk.closed_on).is_(None), col(Risk.closed_on) >= first)
    asked = select(Risk).where(col(Risk.year) <= year_name(first), still)
    return db.exec(asked.order_by(col(Risk.year), col(Risk.words))).all()


def partner_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(one.id, one.name) for one in partners(db)]


def fund_choices(db: Session) -> list[tuple[UUID, str]]:
    return [(one.id, f"{one.words}, {one.year}") for one in every_fund(db)]


def may_raise(db: Session, fund: Fund) -> Refusal | None:
    return rules.may_raise(fund, shares(db, fund.id))


def may_share(db: Session, share: FundShare) -> Refusal | None:
    fund = db.get(Fund, share.fund_id)
    others = [one for one in shares(db, share.fund_id) if one.id != share.id]
    return rules.may_raise(fund, [*others, share]) if fund else None
