"""Whatever part of a page htmx asks for, it gets that part or the whole: never a failure."""

import re

import pytest

from sosbus.web.pages import TEMPLATES
from tests.house.test_who_may import TABLE, somewhere

__all__ = ["somewhere"]
BLOCKS = sorted(
    {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"{%-? block (\w+)", path.read_text())
    }
)


def test_there_are_parts():
    assert {"board", "main", "title"} <= set(BLOCKS)


@pytest.mark.parametrize("part", BLOCKS)
def test_any_part_of_any_page_can_be_asked_for(visit, somewhere, part):
    headers = {"HX-Request": "true", "HX-Target": part}
    for route, parts in TABLE.items():
        if route.startswith("GET ") and "declan" in parts:
            path = route.removeprefix("GET ").format(**somewhere)
            seen = visit("declan", "GET", path, headers=headers)
            assert seen.status in {200, 303, 404, 422}, route


def test_a_part_is_only_the_part_and_going_back_gets_the_whole(visit, somewhere):
    path = f"/nights/{somewhere['night_id']}/tonight"
    asked = {"HX-Request": "true", "HX-Target": "board"}
    part = visit("aoife", "GET", path, headers=asked)
    assert part.html.select_one("#board") and not part.html.select("html")
    assert {"HX-Request", "HX-Target"} <= set(part.headers["Vary"].split(", "))
    for more in ("HX-Boosted", "HX-History-Restore-Request"):
        assert visit("aoife", "GET", path, headers=asked | {more: "true"}).html.select("html")
