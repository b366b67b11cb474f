"""How a promise stands, and the plain signs that a partner's commitment wanes."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed, long_day, pounds
from sosbus.partners.tables import (
    Commitment,
    Fund,
    FundShare,
    Partner,
    PartnerMeeting,
    What,
)
from sosbus.sources.rules import NOT_KNOWN

LATEST = 3  # meetings looked back on, of those the partner was asked to
MISSED = 2  # of them: one missed meeting is no sign
SILENT_DAYS = 90
NOUNS = {
    What.PEOPLE: ("person", "people"),
    What.HOURS: ("hour", "hours"),
    What.THINGS: ("thing", "things"),
}


def amount_words(what: What, amount: Decimal | None) -> str:
    """£1,250.50, 1 person, 7.5 hours, or not known."""
    if amount is None:
        return NOT_KNOWN
    if what is What.MONEY:
        return pounds(amount)
    one, more = NOUNS[what]
    return f"{plain(amount)} {one if amount == 1 else more}"


def plain(amount: Decimal) -> str:
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def how_it_stands(promise: Commitment, today: date) -> str:
    if is_kept(promise):
        return "kept"
    if is_overdue(promise, today):
        return "overdue"
    return "due" if promise.due else "no day was said"


def has_come(promise: Commitment) -> bool:
    return promise.came_on is not None or bool(promise.came)


def is_kept(promise: Commitment) -> bool:
    """Whole, as far as is known: where either amount is unknown, something came."""
    if promise.amount is None or promise.came is None:
        return has_come(promise)
    return promise.came >= promise.amount


def is_overdue(promise: Commitment, today: date) -> bool:
    return not is_kept(promise) and promise.due is not None and promise.due < today


def came_words(promise: Commitment) -> str:
    if not has_come(promise):
        return "nothing came yet" if promise.came is None else "nothing came"
    when = f" on {long_day(promise.came_on)}" if promise.came_on else ", when is not known"
    if promise.came is None:
        return f"it came{when}, how much is not known"
    return f"{amount_words(promise.what, promise.came)} came{when}"


def is_partner(partner: Partner, day: date) -> bool:
    begun = partner.since is None or partner.since <= day
    return begun and (partner.until is None or partner.until >= day)


def signs(
    partner: Partner,
    promises: Iterable[Commitment],
    meetings: Iterable[PartnerMeeting],
    today: date,
) -> list[str]:
    """Why one could think that commitment wanes, in words; nothing unknown is ever a sign."""
    if not is_partner(partner, today):
        return []
    mine = [one for one in promises if one.partner_id == partner.id]
    met = [one for one in meetings if one.met_on <= today]
    return [*overdue(mine, today), *missed(partner, met), *silence(partner, mine, met, today)]


def overdue(promises: Iterable[Commitment], today: date) -> list[str]:
    late = [one for one in promises if is_overdue(one, today)]
    return [
        f"Overdue since {long_day(one.due)}: {one.words}, "
        f"{amount_words(one.what, one.amount)}; {came_words(one)}."
        for one in sorted(late, key=lambda one: one.due or date.max)
        if one.due
    ]


def missed(partner: Partner, meetings: Iterable[PartnerMeeting]) -> list[str]:
    """A meeting of which nobody knows who came was missed by nobody."""
    told = [one for one in meetings if partner.id in one.invited and one.came]
    last = sorted(told, key=lambda one: one.met_on)[-LATEST:]
    away = [one for one in last if partner.id not in one.came]
    if len(away) < MISSED:
        return []
    days = listed(long_day(one.met_on) for one in away)
    return [f"Missed {len(away)} of the last {len(last)} meetings: {days}."]


def silence(
    partner: Partner,
    promises: Iterable[Commitment],
    meetings: Iterable[PartnerMeeting],
    today: date,
) -> list[str]:
    last = last_heard(partner, promises, meetings, today)
    if last is None or (today - last).days <= SILENT_DAYS:
        return []
    return [f"Not heard from for {(today - last).days} days, since {long_day(last)}."]


def last_heard(
    partner: Partner,
    promises: Iterable[Commitment],
    meetings: Iterable[PartnerMeeting],
    today: date,
) -> date | None:
    """The last day something of them is known: heard, brought, or at a meeting."""
    came = [one.came_on for one in promises if one.partner_id == partner.id]
    met = [one.met_on for one in meetings if partner.id in one.came]
    known = [one for one in (partner.heard_on, *came, *met) if one and one <= today]
    return max(known, default=None)


def was_open(promise: Commitment, first: date, last: date) -> bool:
    """Whether a promise belongs to a year: made by its end, and not over before it began."""
    days = [one for one in (promise.promised_on, promise.due, promise.came_on) if one]
    begun = not days or min(days) <= last
    over = is_kept(promise) and promise.came_on is not None and promise.came_on < first
    return begun and not over


def shares(count: int | None, known: Sequence[Decimal | None]) -> list[Decimal | None]:
    """One for each partner that gave; whoever's is not told of has None, never a part."""
    return [*known, *[None] * ((count or 0) - len(known))]


def may_promise(promise: Commitment) -> Refusal | None:
    if promise.came == 0 and promise.came_on:
        return Refusal("Nothing came, so there is no day on which it came.")
    return None


def may_meet(meeting: PartnerMeeting) -> Refusal | None:
    if set(meeting.came) - set(meeting.invited):
        return Refusal("Whoever came was asked: tick them in both.")
    return None


def may_raise(fund: Fund, parts: Sequence[FundShare]) -> Refusal | None:
    """Whether what is known of the whole and of its shares goes together."""
    if fund.last_year and fund.last_year < fund.year:
        return Refusal("The last year comes before the year it was raised.")
    if fund.partners is not None and len(parts) > fund.partners:
        return Refusal("That is more shares than partners that gave.")
    known = sum((one.amount for one in parts if one.amount is not None), Decimal())
    if fund.amount is not None and not fund.about and known > fund.amount:
        return Refusal("The shares come to more than the whole.")
    return None
