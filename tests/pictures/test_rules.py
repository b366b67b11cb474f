"""A picture is drawn from what is shown and from nothing else."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sosbus.exports.drawn import svg
from sosbus.pictures.rules import drawing
from sosbus.released.rules import Mark, Missing, Picture, Row, Unit
from sosbus.wording.rules import said, tables_of
from tests.worked_year import YEAR, exactly, fives, with_words

DRAWN = [table for table in tables_of(YEAR) if table.picture is not Picture.NONE]
TABLES = {table.code: table for table in tables_of(YEAR)}
SVG = "{http://www.w3.org/2000/svg}"


def with_values(code, values):
    table = TABLES[code]
    rows = tuple(
        replace(row, cells=(cell,)) for row, cell in zip(table.rows, values, strict=False)
    )
    return replace(table, rows=rows)


def test_bars_are_sorted_by_what_is_shown_and_equals_keep_their_order():
    found = drawing(with_values("reason", [fives(5), fives(0), fives(10), fives(5)]))
    names = [one.text for one in found.words if one.anchor == "end"]
    assert names == ["Getting home", "Alcohol", "Shoes", "Phone"]


def test_a_bar_is_as_long_as_its_figure():
    found = drawing(with_values("outcome", [fives(100), fives(50), fives(0)]))
    longest, half, none = (bar.width for bar in found.bars)
    assert half == pytest.approx(longest / 2) and none == 0
    assert [one.text for one in found.words if one.strong] == ["100", "50", "under 5"]


def test_the_same_figures_draw_the_same_picture_whatever_they_may_stand_for():
    """Two months whose true counts differ, and whose counters clicked alike, look alike."""
    one = with_values("reason", [fives(5), fives(10)])
    other = with_values("reason", [fives(5), replace(fives(10), at_least=1, at_most=99)])
    assert drawing(one) == drawing(other)


def test_every_figure_drawn_is_written_beside_its_shape():
    for table in DRAWN:
        told = " ".join(one.text for one in drawing(table).words)
        rows = table.rows if len(table.columns) == 1 else ()
        assert all(said(row.cells[0]).split()[0] in told for row in rows), table.code


def test_no_figure_leaves_a_gap_and_no_guess():
    found = drawing(TABLES["violence_police"])
    police = found.traces[1].path
    assert police.count("M") == 1 and police.count("L") == 9  # ten months of twelve


def test_lines_differ_by_dashes_and_are_named_where_they_end():
    text = svg(drawing(TABLES["months"]), "figure-2")
    dashes = {
        one.get("stroke-dasharray") for one in ElementTree.fromstring(text).iter(f"{SVG}path")
    }
    assert {"none", "7 5"} <= dashes
    assert "2025-26 190" in text and "2026-27 200" in text


@pytest.mark.parametrize(
    "cells",
    [
        [Missing(Mark.NOT_AVAILABLE)] * 3,
        [exactly(-5, Unit.POUNDS)] * 3,
        [fives(0)] * 3,
    ],
)
def test_what_cannot_be_drawn_from_nought_up_is_a_table_only(cells):
    assert drawing(with_values("reason", cells)) is None


@pytest.mark.parametrize("table", DRAWN, ids=lambda table: table.code)
def test_a_screen_reader_gets_a_title_and_the_story_and_no_scrap_more(table):
    found = ElementTree.fromstring(svg(drawing(table), "figure-1"))
    assert found.get("role") == "img"
    named = found.get("aria-labelledby").split()
    told = {one.get("id"): one.text for one in found if one.get("id")}
    assert [told[name] for name in named][0] == table.story
    assert len(told[named[1]]) > 30
    assert found.find(f"{SVG}g").get("aria-hidden") == "true"


@pytest.mark.parametrize("table", DRAWN, ids=lambda table: table.code)
def test_nothing_is_drawn_outside_the_picture(table):
    found = drawing(table)
    for word in found.words:
        long = len(word.text) * (9 if word.strong else 6.6)
        left = {"start": word.x, "middle": word.x - long / 2, "end": word.x - long}[word.anchor]
        assert left >= 0 and left + long <= found.width, word
        assert 0 < word.y <= found.height, word


def test_no_style_and_no_script_so_paper_and_the_page_draw_alike():
    for table in DRAWN:
        text = svg(drawing(table), "figure-1")
        assert not any(bad in text for bad in ("<style", "style=", "var(", "<script", "href"))


def test_words_stay_words():
    bad = tables_of(with_words('<script>alert("x")</script> & ]]>'))[0]
    found = ElementTree.fromstring(svg(drawing(bad), 'x"><script>'))
    assert not list(found.iter(f"{SVG}script"))


def test_a_long_year_of_long_names_still_fits():
    name = "A place with quite a long name, number"
    rows = tuple(Row(str(at), f"{name} {at}", (fives(5 * at),)) for at in range(1, 26))
    found = drawing(replace(TABLES["outcome"], rows=rows))
    assert len(found.bars) == 25 and max(one.y for one in found.words) < found.height


def test_names_along_a_long_year_leave_room_for_each_other():
    rows = tuple(Row(str(at), f"Week {at}", (fives(5 * at),)) for at in range(1, 53))
    found = drawing(replace(TABLES["half_hour"], rows=rows))
    under = [one for one in found.words if one.text == "Week"]
    assert 10 < len(under) < 30
    assert all(b.x - a.x > 25 for a, b in zip(under, under[1:], strict=False))
