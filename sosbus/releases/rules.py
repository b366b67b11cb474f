"""Making a report of a pack and a period, freezing it, and reading it back as it was."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, listed
from sosbus.base.words import month as month_words
from sosbus.gate.rules import Certificate
from sosbus.measures.rules import BY_CODE, DEFINITIONS, EVERYBODY, LICENCE, METHOD
from sosbus.packs.rules import due_on, following, period_with, sections
from sosbus.packs.tables import Pack
from sosbus.periods.rules import Period
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
    Words,
)
from sosbus.told.rules import Told

PLACE = "Colchester"
CONTACT = "figures@openroad.example"
LATE = timedelta(days=7)  # a release waiting longer than this for its yes is overdue
NO_CERTIFICATE = Conflict(
    "These months were closed before there was a gate. Reports begin with the next month."
)
CAUTIONS = (
    "These are contacts the bus had, not all who needed help.",
    "Someone who already knows of everybody else in a category could learn of the last one "
    "when its counter clicks, about one time in five.",
)


def may_release(
    pack: Pack, period: Period | None, closed: Sequence[date], out: Sequence[date],
    refused: Refusal | None,
) -> Refusal | None:  # fmt: skip
    """Only whole periods of months that are out; `refused` is why a closed one is not."""
    if period is None or period != period_with(period.first, pack):
        return Refusal(
            f"That is no period of this pack, which comes {pack.cadence.label.lower()}."
        )
    if missing := [one for one in period.months if one not in closed]:
        names = listed(month_words(one) for one in missing)
        return Conflict(f"{names} {'is' if len(missing) == 1 else 'are'} not closed yet.")
    return None if set(period.months) <= set(out) else refused


def may_correct(version: int, reason: str) -> Refusal | None:
    if version > 1 and len(reason.split()) < 3:
        return Refusal("It was released before. Say in a sentence why there is a new version.")
    return None


def report(
    pack: Pack,
    period: Period,
    told: Told,
    before: Told,
    certificate: Certificate,
    ledger: str,
    number: int,
    version: int,
    reason: str,
    now: datetime,
) -> Report:
    """A release as data; its hash is over all of it but the hash."""
    made = Report(
        number=number,
        version=version,
        pack=pack.code,
        title=pack.title,
        partner=pack.partner,
        place=PLACE,
        first=period.first,
        last=period.last,
        period=period.name,
        period_code=period.code,
        released_at=now.replace(microsecond=0),
        next_on=due_on(pack, following(period, pack)),
        nights_opened=told.exactly("nights_opened") or 0,
        main_points=main_points(told),
        sections=sections(pack.blocks, told, before),
        method=METHOD,
        held_back=held_back(told),
        changes=(f"Version {version}: {reason}",) if version > 1 else (),
        cautions=CAUTIONS,
        certificate={
            "windows": certificate.windows,
            "fewest": certificate.fewest,
            "steps": certificate.steps,
            "method": certificate.method,
            "ledger": ledger[:12],
            "earlier": number - 1,
        },
        definitions=DEFINITIONS,
        contact=CONTACT,
        licence=LICENCE,
    )
    return replace(made, sha256=hashlib.sha256(frozen(made).encode()).hexdigest())


def main_points(told: Told) -> tuple[str, ...]:
    nights = told.exactly("nights_opened") or 0
    cancelled = told.exactly("nights_cancelled") or 0
    points = [f"The bus opened on {count(nights, 'night')}; {cancelled} cancelled."]
    whole = told.cell(EVERYBODY)
    if isinstance(whole, Released):
        points.append(
            f"{whole.value:,.0f} contacts, give or take four: at least {whole.at_least:,.0f}, "
            f"at most {whole.at_most:,.0f}."
        )
    return tuple(points)


def held_back(told: Told) -> tuple[str, ...]:
    """What is not shown and why: series held over, by table and month."""
    found: dict[tuple[date, str], int] = {}
    for month in told.months:
        for series, value in told.shown.get(month, {}).items():
            if value is None:
                key = (month, series.partition("/")[0])
                found[key] = found.get(key, 0) + 1
    return tuple(
        f"{BY_CODE[table].title}, {month_words(month)}: {count(number, 'figure')} held over to "
        "the next month, which includes them."
        for (month, table), number in found.items()
        if table in BY_CODE
    )


def frozen(made: Report) -> str:
    """A report as the one line of JSON that is kept and hashed; always the same."""
    held = asdict(made) | {"certificate": dict(made.certificate)}
    del held["sha256"]
    return json.dumps(held, sort_keys=True, ensure_ascii=False, default=written,
                      separators=(",", ":"))  # fmt: skip


def written(value: object) -> str:
    assert isinstance(value, date | datetime), value
    return value.isoformat()


def thawed(content: str, sha256: str) -> Report:
    """The report as it was released; raises ValueError when one letter of it was changed."""
    if hashlib.sha256(content.encode()).hexdigest() != sha256:
        raise ValueError("a release is not what was released")
    held = json.loads(content)
    made = held | {
        "first": date.fromisoformat(held["first"]),
        "last": date.fromisoformat(held["last"]),
        "released_at": datetime.fromisoformat(held["released_at"]),
        "next_on": date.fromisoformat(held["next_on"]) if held["next_on"] else None,
        "sections": tuple(a_section(one) for one in held["sections"]),
        "sha256": sha256,
    }
    for name in ("main_points", "method", "held_back", "changes", "cautions"):
        made[name] = tuple(held[name])
    return Report(**made)


def a_section(held: Mapping[str, Any]) -> Section:
    tables = tuple(a_table(one) for one in held["tables"])
    return Section(held["code"], held["heading"], tuple(held["words"]), tables)


def a_table(held: Mapping[str, Any]) -> Table:
    columns = tuple(Column(**one | {"unit": Unit(one["unit"])}) for one in held["columns"])
    rows = tuple(
        Row(one["code"], one["label"], tuple(a_cell(cell) for cell in one["cells"]))
        for one in held["rows"]
    )
    known = {"columns": columns, "rows": rows, "notes": tuple(held["notes"])}
    return Table(**{**held, **known, "picture": Picture(held["picture"])})


def a_cell(held: Mapping[str, Any]) -> Cell | Words:
    if "text" in held:
        return Words(held["text"])
    if "why" in held:
        return Missing(Mark(held["why"]))
    marks = tuple(Mark(one) for one in held["marks"])
    return Released(**{**held, "unit": Unit(held["unit"]), "marks": marks})


def due(pack: Pack, released: Sequence[str], today: date) -> list[tuple[Period, date]]:
    """Periods whose day has come and that are not out, oldest first, with that day."""
    found, period = [], period_with(pack.since, pack)
    while (day := due_on(pack, period)) <= today:
        if period.code not in released:
            found.append((period, day))
        period = following(period, pack)
    return found


def is_overdue(day: date, today: date) -> bool:
    return today > day + LATE
