"""Packs: the day a report is due, the blocks there are, and the packs everybody starts with."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sosbus.accounts.rules import hire, lessons, promised, story, volunteers, worth
from sosbus.alongside.rules import hires, night_economy, objectives, purple_flag
from sosbus.base.refusal import Refusal
from sosbus.blocks.rules import (
    Block,
    by_month,
    clinical_care,
    drugs,
    key_figures,
    kinds,
    nights,
    of,
    police,
    response,
    under_18,
    violence,
)
from sosbus.packs.tables import Cadence, Pack
from sosbus.periods.rules import APRIL, Period, a_range, a_row_of, period_of
from sosbus.released.rules import Picture, Section
from sosbus.told.rules import Told

BLOCKS: Mapping[str, tuple[str, Block]] = {
    "nights": ("Nights, hours and things given out", nights),
    "key_figures": ("Key figures K1 to K17", key_figures),
    "months": ("Contacts by month against last year", by_month),
    "half_hours": (
        "Contacts by half hour across the night",
        of("half_hours", "Across the night", "half_hour", picture=Picture.COLUMNS),
    ),
    "reasons": ("Why people came", of("reasons", "Why people came", "reason")),
    "outcomes": ("How they left", of("outcomes", "How they left", "outcome")),
    "arrivals": ("How they came", of("arrivals", "How they came", "arrival")),
    "ages": ("Ages and genders", of("ages", "Who came", "age", "gender")),
    "alcohol": ("Alcohol", of("alcohol", "Alcohol", "alcohol")),
    "violence": ("Violence: when, where, how, police aware", violence),
    "police": ("Police figures beside ours", police),
    "calls": ("Calls to the crew", of("calls", "Calls to the crew", "call")),
    "clinical": (
        "Injuries and treatments",
        of("clinical", "Injuries and treatments", "injury", "treatment"),
    ),
    "referrals": ("Pointed on to", of("referrals", "Pointed on to", "referral")),
    "safeguarding": ("Young people and people at risk", under_18),
    "kinds": ("Kinds of contact", kinds),
    "clinical_care": ("Observations, head injuries, hospital, looking again", clinical_care),
    "drugs": ("Drugs", drugs),
    "response": ("Known to the police, and how soon we came", response),
    "worth": ("Avoided call-outs in money", worth),
    "volunteers": ("Volunteers, hours and their worth", volunteers),
    "promised": ("Promised and delivered, given and spent", promised),
    "hire": ("Hires against running cost, and reserves", hire),
    "hires": ("What the bus was hired for by day", hires),
    "objectives": ("Objectives, targets and how they stand", objectives),
    "night_economy": ("Licensing visits, premises, Days of Action, panels", night_economy),
    "purple_flag": ("Evidence for Purple Flag", purple_flag),
    "story": ("One story", story),
    "lessons": ("What we learned", lessons),
}


def period_with(day: date, pack: Pack) -> Period:
    """The period of a pack's kind which a day is in."""
    begins = pack.year_from if pack.cadence is Cadence.YEAR else APRIL
    year = day.year if day.month >= begins else day.year - 1
    if begins != APRIL:
        return a_range(a_row_of(date(year, begins, 1), 12))
    code = f"{year}-{(year + 1) % 100:02}"
    if pack.cadence is Cadence.MONTH:
        code = f"{day:%Y-%m}"
    elif pack.cadence is Cadence.QUARTER:
        code += f"-q{(day.month - APRIL) % 12 // 3 + 1}"
    found = period_of(code)
    assert found
    return found


def following(period: Period, pack: Pack) -> Period:
    return period_with(period.last + timedelta(days=1), pack)


def first_whole(day: date, pack: Pack) -> date:
    """The first day of the first period that begins in a month, or later."""
    period = period_with(day, pack)
    whole = period if period.first == day.replace(day=1) else following(period, pack)
    return whole.first


def due_on(pack: Pack, period: Period) -> date:
    return period.last + timedelta(days=pack.day)


def standard(since: date) -> list[Pack]:
    """The six packs, as their partners expect them (domain.md §4)."""

    def pack(code: str, title: str, partner: str, cadence: Cadence, blocks: str) -> Pack:
        made = Pack(
            code=code, title=title, partner=partner, cadence=cadence, blocks=blocks.split(),
            since=since,
        )  # fmt: skip
        made.since = first_whole(since, made)
        return made

    return [
        pack("police", "Police and community safety report",
             "Essex Police and the Community Safety Partnership", Cadence.MONTH,
             "nights violence response reasons arrivals outcomes calls police"),
        pack("council", "Night-time economy report", "Colchester City Council",
             Cadence.QUARTER, "nights objectives night_economy key_figures months half_hours "
             "reasons outcomes alcohol safeguarding violence police purple_flag"),
        pack("county", "Public health and safeguarding report", "Essex County Council",
             Cadence.QUARTER, "nights safeguarding ages reasons alcohol drugs referrals hires"),
        pack("nhs", "Health report", "NHS Suffolk and North East Essex", Cadence.QUARTER,
             "nights kinds clinical_care clinical referrals ages outcomes alcohol drugs worth"),
        pack("funder", "Report to our funders", "Our funders", Cadence.YEAR,
             "nights key_figures months volunteers promised reasons outcomes half_hours "
             "violence police worth story lessons"),
        pack("trustees", "Report to trustees", "The trustees of Open Road", Cadence.MONTH,
             "nights key_figures months kinds reasons volunteers worth hire"),
    ]  # fmt: skip


def sections(blocks: Iterable[str], told: Told, before: Told) -> tuple[Section, ...]:
    return tuple(BLOCKS[one][1](told, before) for one in blocks if one in BLOCKS)


def new_pack(made: Pack, taken: Iterable[str]) -> Refusal | None:
    """Whether a pack typed by a person may be; it is due from its first whole period."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,20}", made.code):
        return Refusal("A short name is 2 to 21 small letters, digits and dashes.")
    if made.code in set(taken):
        return Refusal("There is a pack of that short name already.")
    return may_hold(made.blocks)


def may_hold(blocks: Iterable[str]) -> Refusal | None:
    held = list(blocks)
    if not held or any(one not in BLOCKS for one in held):
        return Refusal("Choose one block at least, of those shown.")
    return None
