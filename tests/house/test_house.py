"""The house itself: floors, doors, rooms, templates, settings, migrations."""

import logging
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from jinja2 import UndefinedError, nodes

from sosbus.base.settings import CHECKOUT, Settings
from sosbus.contacts.tables import Contact
from sosbus.web.pages import TEMPLATES, env
from tests.house.doors import doors

SIX = {"__init__", "tables", "rules", "store", "forms", "access", "routes"}
NOT_ROOMS = {"base", "web", "exports", "demo", "cli"}


def rooms() -> list[Path]:
    found = [path.parent for path in Path(CHECKOUT, "sosbus").glob("*/__init__.py")]
    return [path for path in found if path.name not in NOT_ROOMS]


def test_imports_only_go_down(monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    kept = lint_imports()
    logging.getLogger("sosbus").disabled = False  # it switches off every logger it finds
    assert kept == 0


def test_rooms_hold_only_the_six_files():
    assert len(rooms()) > 10
    for room in rooms():
        assert {path.stem for path in room.glob("*.py")} <= SIX, room


def test_a_page_is_named_after_its_room_and_route():
    named = {(door.endpoint.__module__.split(".")[1], door.name) for door in doors()}
    rooms_with_pages = {room for room, _ in named}
    for path in TEMPLATES.rglob("*.html"):
        room, name = path.parent.name, path.stem
        shared = name.startswith("_") or room not in rooms_with_pages
        known = (room, name) in named or name in {"closing"}
        assert shared or known, f"{path}: no route of that name"


def test_templates_import_no_macro():
    """A part is rendered without its page's imports, so macros come from the global `ui`."""
    for path in TEMPLATES.rglob("*.html"):
        found = env.parse(path.read_text()).find_all((nodes.Import, nodes.FromImport))
        assert not list(found), f"{path}: use ui."


def test_what_is_drawn_again_is_a_block_with_an_element_of_that_name():
    """The board is asked for as a part: htmx's own headers name the block."""
    text = Path(TEMPLATES, "tonight/tonight.html").read_text()
    assert 'id="board"' in text and "block board" in text
    for path in TEMPLATES.rglob("*.html"):
        for part in re.findall(r'hx-target="#([\w-]+)"', path.read_text()):
            assert f'id="{part}"' in path.read_text(), f"{path}: no element #{part}"
            assert f"block {part}" in path.read_text(), f"{path}: no block {part}"


def test_templates_escape_everything():
    """But for one constant of the macros' own, nothing is ever called safe."""
    for path in TEMPLATES.rglob("*.html"):
        safe = re.findall(r"[^\n]*\|\s*safe[^\n]*", path.read_text())
        assert not safe or path.name == "macros.html", f"{path}: {safe}"
        assert all('class="lit"' in line for line in safe), f"{path}: {safe}"
        assert "autoescape" not in path.read_text()


def test_what_is_typed_is_shown_as_typed_and_what_is_missing_is_an_error():
    assert env.from_string("{{ name }}").render(name="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        env.from_string("{{ nam }}").render(name="a name")


def test_every_setting_is_explained_in_code_and_readme():
    readme = Path(CHECKOUT, "README.md").read_text()
    for name, about in Settings.model_fields.items():
        assert about.description, name
        assert f"SOSBUS_{name.upper()}" in readme, name


def test_a_contact_has_no_room_for_a_name():
    """A new column here needs a second pair of eyes: could it find somebody?"""
    assert set(Contact.model_fields) == {
        "id", "night_id", "number", "half_hour", "first_words", "version", "kind", "reasons",
        "age_band", "gender", "arrival", "alcohol", "aid_given", "treatment", "outcome",
        "otherwise", "seen_at", "left_at", "late_at", "agreed_at", "taken_back_at", "wristband",
        "age_basis", "drugs", "spiking_type", "spiking_actions", "assault_when",
        "assault_slot", "assault_method", "assault_place", "venue_id", "relation",
        "police_aware", "vulnerable", "injury", "injury_site", "minutes_on_bus", "referral",
        "call_source", "response_minutes", "brought_back", "how_sure", "note", "worst_news2",
    }  # fmt: skip


def test_the_repository_commits_no_third_party_file():
    ignored = Path(CHECKOUT, ".gitignore").read_text().split()
    assert "static/vendor/" in ignored
