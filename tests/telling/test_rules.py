"""The page and the paper are told the same."""

from dataclasses import replace

from httpx2 import Response

from sosbus.telling.rules import telling
from sosbus.web.pages import env
from tests.inspector import Inspected
from tests.worked_year import YEAR

TOLD = telling(YEAR)
FIGURES = {figure.code: figure for part in TOLD.parts for figure in part.figures}


def test_tables_are_numbered_through_the_whole_report():
    assert [figure.number for figure in FIGURES.values()] == list(range(1, 12))
    assert FIGURES["reason"].story.startswith("Figure 4: Drink")
    assert FIGURES["nights"].story == ""


def test_few_columns_have_their_bounds_beside_them_and_many_below():
    assert FIGURES["outcome"].head == ("How they left", "Contacts", "At least", "At most")
    assert [one.text for one in FIGURES["outcome"].lines[-1].cells] == ["under 5", "0", "4"]
    many = FIGURES["quarters"].lines[0].cells
    assert (many[0].text, many[0].between) == ("30", "26 to 34")


def test_every_line_is_as_long_as_the_head():
    for figure in FIGURES.values():
        assert all(len(line.cells) + 1 == len(figure.head) for line in figure.lines)


def test_only_shorthand_that_stands_in_the_report_is_explained():
    assert [mark for mark, _ in TOLD.shorthand] == ["under 5", "[x]", "[p]", "[e]"]


def test_it_ends_with_nights_definitions_check_and_digest():
    told = " ".join(TOLD.ends)
    for words in ("on 104 nights", "version 3", "11 earlier releases", YEAR.sha256):
        assert words in told
    without = telling(replace(YEAR, certificate={}))
    assert "This release has no certificate." in without.ends


def test_a_correction_says_what_changed():
    why = "Two nights of June were counted twice."
    told = telling(replace(YEAR, version=2, changes=(why,)))
    assert "version 2" in told.about
    assert why in next(one.words for one in told.things_to_know if one.code == "changes")


PAGE = """{% extends "layout.html" %}{% block title %}{{ told.title }}{% endblock %}
{% block main %}{% include "pictures/_report.html" %}{% endblock %}"""


def test_the_page_has_a_table_beside_each_picture_and_sound_html():
    text = env.from_string(PAGE).render(told=TOLD, notices=[], visitor=None, nav=[], demo=False)
    page = Inspected(Response(200, html=text)).html
    assert len(page.select("table caption")) == len(page.select("table")) == 11
    pictures = page.select("figure.picture")
    assert len(pictures) == 8
    for picture in pictures:
        assert picture.find_next("table").caption.text.startswith("Table")
        assert picture.select_one("svg[role=img]")
