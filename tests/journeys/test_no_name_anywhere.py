"""Names and numbers are planted wherever a request has room for one, through every door and as
everybody. Nobody may find them again: not in a night's records, not in a log, not on a page."""

import json
import logging
import re
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import get_args, get_origin
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel

from sosbus.app import asked
from sosbus.base.columns import Choice
from sosbus.base.settings import settings
from sosbus.kept.rules import KEPT
from sosbus.people.tables import BusRole
from sosbus.schema import METADATA
from tests.conftest import put_on
from tests.house.doors import doors
from tests.house.test_who_may import EVERYBODY, STRANGER
from tests.web.test_bad_input import FIELDS

WORD = "Quillfeather"
CANARY = f"{WORD} 07700 900417 quillfeather@example.org"
# The number whole: six of its digits stand in one of many thousand ids by chance.
PLANTED = re.compile(rf"{WORD}|7700 ?900417", re.IGNORECASE)
IN_HEADERS = {
    "Accept": "text/html",
    "User-Agent": f"Mozilla/5.0 Chrome {CANARY} Android",
    "Referer": f"https://testserver/{WORD}",
    "X-Sent-At": CANARY,
    "X-Request-Id": CANARY,
    "HX-Target": WORD,
    "HX-Current-URL": f"https://testserver/{WORD}",
    "Accept-Language": CANARY,
    "X-Forwarded-For": CANARY,
}
# Where staff write of their own people and lists, and so where a name may stand: never of
# somebody helped. Anything else that holds a canary is a leak.
WRITTEN_BY_STAFF = {"person", "letter", "challenge", "check_item", "stock_item"}
RECORDS = {one.table for one in KEPT} | {
    "journal_line", "letting_go", "monthly_count", "step_run", "counter", "ledger_line",
    "exact_line", "closed_month", "night",
}  # fmt: skip


@pytest.fixture
def log_lines():
    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(record.getMessage())

    lines, kept, log = [], Kept(), logging.getLogger("sosbus")
    level = log.level
    log.addHandler(kept)
    log.setLevel(logging.INFO)
    yield lines
    log.removeHandler(kept)
    log.setLevel(level)


@pytest.fixture
def notes_are_on(monkeypatch):
    monkeypatch.setenv("SOSBUS_NOTES", "true")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def night(make_night, cast, engines, visit, notes_are_on):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    visit("aoife", "POST", f"/nights/{night.id}/opening", data={"agreed": "true"})
    return night


class Planted(dict):
    """Real ids for what there is, and a name in the place of everything else."""

    def __missing__(self, name: str) -> object:
        return uuid4() if name.endswith("_id") else WORD


def tables_with_it(engines) -> set[str]:
    with engines.reading() as db:
        return {
            table.name
            for table in METADATA.sorted_tables
            for row in db.connection().execute(table.select())
            if PLANTED.search(str(dict(row._mapping)))
        }


def test_nothing_planted_anywhere_is_kept_of_a_night_or_logged(
    visit, night, engines, cast, log_lines
):
    contact = uuid4()
    put(visit, night, contact, kind="welfare", reasons=["phone"])
    planted = Planted(night_id=night.id, contact_id=contact, person_id=cast["ciara"].id)
    tried = 0
    for part in sorted(EVERYBODY):
        for door in doors():
            for method in sorted(door.methods - {"HEAD"}):
                if re.search("sign-out|leaving|forgetting|/end", door.path):
                    continue  # who is gone can plant no more
                if method == "GET" and part not in (STRANGER, "declan"):
                    continue  # a look keeps nothing: that is tested where looking is
                arrive(visit, part)
                address = f"{door.path.format_map(planted)}?q={WORD}&person={WORD}"
                for sent in bodies(door, method, planted):
                    seen = visit.client.request(method, address, headers=IN_HEADERS, **sent)
                    assert seen.status_code < 500, (part, method, door.path)
                    tried += 1
    assert tried > 1000
    found = tables_with_it(engines)
    assert "person" in found, "staff may write names, or nothing here was looked for"
    assert found & RECORDS == set()
    assert found <= WRITTEN_BY_STAFF
    logged = [one for one in log_lines if PLANTED.search(one)]
    assert len(log_lines) >= tried and not logged
    for path in ("tonight", "contacts", "closing", "words", "safeguarding", "next-day"):
        assert WORD not in visit("declan", "GET", f"/nights/{night.id}/{path}").text


def arrive(visit, part) -> None:
    if part == STRANGER:
        visit.client.cookies.clear()
    else:
        visit(part, "GET", "/privacy")


def bodies(door, method, ids) -> list[dict]:
    """Everything everywhere at once; then each form right but for its words."""
    kind = {"POST": "data", "PUT": "json"}.get(method)
    if kind is None:
        return [{}]
    forms = forms_of(door) or forms_in(door.endpoint.__module__)
    return [{kind: dict.fromkeys(FIELDS, CANARY)}] + [{kind: nearly(f, ids)} for f in forms]


def forms_of(door) -> list[type[BaseModel]]:
    """The forms a route asks for, which `entry_of` holds on to."""
    held = (
        cell.cell_contents
        for one in asked(door.dependant)
        for cell in getattr(one, "__closure__", None) or ()
    )
    return [one for one in held if is_form(one)]


def forms_in(module: str) -> list[type[BaseModel]]:
    name = module.replace(".routes", ".forms")
    if find_spec(name) is None:
        return []  # a button with nothing to fill in
    return [one for one in vars(import_module(name)).values() if is_form(one)]


def is_form(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel) and one is not BaseModel


def nearly(form: type[BaseModel], ids) -> dict:
    return {name: likely(name, about, ids) for name, about in form.model_fields.items()}


def likely(name: str, about, ids):
    """An answer that is right, where the question is not for words."""
    kinds = [about.annotation, *get_args(about.annotation)]
    choice = next(
        (one for one in kinds if isinstance(one, type) and issubclass(one, Choice)), 0
    )
    if choice:
        code = next(iter(choice)).value
        return [code] if get_origin(about.annotation) is list else code
    if "email" in name:
        return "quillfeather@example.org"
    plain = {bool: "true", int: "1", date: "2026-03-20", UUID: str(ids["contact_id"])}
    return next((value for kind, value in plain.items() if kind in kinds), CANARY)


def put(visit, night, contact_id, as_="aoife", **words):
    return visit(as_, "PUT", f"/nights/{night.id}/contacts/{contact_id}", json=words)


@pytest.mark.parametrize("sure", [{}, {"sure": True}])
def test_a_note_that_names_a_number_is_refused_however_it_is_sent(
    visit, night, engines, log_lines, sure
):
    """All else in it is right, so that only the guard stands in the way."""
    contact = uuid4()
    good = {"kind": "welfare", "reasons": ["phone"]}
    assert put(visit, night, uuid4(), **good, note=CANARY, **sure).status == 422
    assert put(visit, night, contact, **good).status == 201
    form = {"kind": "welfare", "reasons": "phone", "note": CANARY, "version": "1"} | sure
    new = visit("aoife", "POST", f"/nights/{night.id}/contacts/new/{uuid4()}", data=form)
    assert new.status == 422 and WORD in new.text, "what was typed is kept, for who typed it"
    old = visit("aoife", "POST", f"/nights/{night.id}/contacts/{contact}", data=form)
    assert old.status == 422 and WORD in old.text
    change = {"contact_id": str(contact), "was": {}, "answers": {"note": CANARY} | sure}
    sent = visit("aoife", "PUT", f"/nights/{night.id}/changes/{uuid4()}", json=change)
    assert sent.status == 422
    assert tables_with_it(engines) == set()
    for path in ("tonight", "contacts", f"contacts/{contact}"):
        for who in ("brendan", "aoife", "declan"):
            assert WORD not in visit(who, "GET", f"/nights/{night.id}/{path}").text
    assert WORD not in json.dumps(log_lines)


@pytest.mark.parametrize("field", ["damage_words", "incident_words", "next_lead_words"])
def test_the_close_takes_no_number_either(visit, night, engines, field):
    page = visit("aoife", "GET", f"/nights/{night.id}/closing")
    typed = {one["name"]: one["value"] for one in page.html.select("main input[type=hidden]")}
    path = f"/nights/{night.id}/closing"
    sent = visit("aoife", "POST", path, data=typed | {field: CANARY, "sure": "true"})
    assert sent.status == 422 and WORD in sent.text
    assert tables_with_it(engines) == set()


def test_the_records_have_no_room_for_what_nobody_asks(visit, night, engines):
    """An answer to a question there is not is refused, not kept aside."""
    good = {"kind": "welfare", "reasons": ["phone"]}
    for extra in ("name", "born", "phone", "address", "nickname", "wristband"):
        assert put(visit, night, uuid4(), **good, **{extra: CANARY}).status == 422
    assert tables_with_it(engines) == set()
