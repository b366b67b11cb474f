"""Nothing anybody sends is answered with a failure of ours: always a page, always a 4xx."""

import json
from importlib import import_module
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sosbus.base.settings import CHECKOUT
from tests.house.test_who_may import TABLE

pytestmark = pytest.mark.both
NASTY = [
    "",
    "\x00",
    "0001-01-01",
    "9999-12-31",
    "25:99",
    "-1",
    "1e9",
    "é" * 30,
    "x" * 300,
    "<script>",
    "%s",
]


def every_field() -> set[str]:
    """What any form of any room asks, so that a new question is tried as well."""
    asked = set()
    for room in Path(CHECKOUT, "sosbus").glob("*/forms.py"):
        forms = vars(import_module(f"sosbus.{room.parent.name}.forms")).values()
        for form in forms:
            if isinstance(form, type) and issubclass(form, BaseModel):
                asked |= set(form.model_fields)
    return asked


class Ids(dict):
    """Real ids where there are some, and for the rest one that nothing has."""

    def __missing__(self, name: str) -> UUID:
        return uuid4()


FIELDS = every_field()
WHO_WRITES = {
    "/people": "fergal",
    "/planning": "declan",
    "/nights": "aoife",
    "/figures": "declan",
    "/crew-rules": "declan",
    "/publishing": "declan",
    "/programme": "declan",
    "/hire": "declan",
    "/packs": "declan",
}


@pytest.mark.parametrize("nasty", NASTY)
def test_no_form_breaks_on_nasty_words(visit, make_night, cast, nasty):
    night = make_night(lead=cast["aoife"])
    ids = Ids(
        night_id=night.id,
        person_id=cast["ciara"].id,
        month="2026-02",
        kind="weekly",
        sheet="volunteers",
        role="support",
        nights=10,
    )
    seen = []
    for route in TABLE:
        method, _, path = route.partition(" ")
        if method != "POST" or route == "POST /sign-out":
            continue
        who = next((w for start, w in WHO_WRITES.items() if path.startswith(start)), "brendan")
        sent = visit(who, method, path.format_map(ids), data=dict.fromkeys(FIELDS, nasty))
        seen.append(sent.status)
    assert len(seen) > 20
    assert set(seen) <= {200, 303, 403, 404, 409, 413, 422, 429}


json_things = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=6,
)


@pytest.fixture
def send(visit, make_night, cast):
    """Aoife's phone, sending to a night that is open."""
    night = make_night(lead=cast["aoife"])
    visit("aoife", "POST", f"/nights/{night.id}/opening", data={"agreed": "true"})

    def go(content: bytes) -> int:
        path = f"/nights/{night.id}/contacts/{uuid4()}"
        headers = {"Content-Type": "application/json"}
        return visit(None, "PUT", path, content=content, headers=headers).status

    return go


def test_no_json_breaks_the_contact(send):
    @settings(max_examples=80)
    @given(json_things | st.dictionaries(st.sampled_from(["kind", "reasons"]), json_things))
    def any_of_it(body):
        assert send(json.dumps(body).encode()) == 422

    any_of_it()


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1", b"\xff\xfe", b'{"\\ud800": 1}', b"null", b"1e999"]
)
def test_broken_json_is_told_so(send, body):
    assert send(body) == 422
