"""The report on paper, looked at by programs that no one here wrote."""

import io
import re

import pdfua
import pikepdf
import pytest

from sosbus.exports.pdf import pdf
from sosbus.telling.rules import telling
from sosbus.wording.rules import tables_of
from tests.exports.reading import hidden_in, pages_of
from tests.worked_year import YEAR, with_words

PAPER = pdf(YEAR)
SAID = " ".join(" ".join(pages_of(PAPER)).split())


@pytest.fixture(scope="module")
def book():
    with pikepdf.open(io.BytesIO(PAPER)) as found:
        yield found


def tags(book):
    """How often each kind of structure stands in the book's tree."""
    told: dict[str, int] = {}
    for one in book.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem":
            told[str(one["/S"])] = told.get(str(one["/S"]), 0) + 1
    return told


def test_a_checker_of_pdf_ua_finds_nothing_wrong(tmp_path):
    """It covers a part of PDF/UA-1, which is all that we claim."""
    kept = tmp_path / "report.pdf"
    kept.write_bytes(PAPER)
    found = pdfua.validate(kept)
    assert [(one.rule_id, one.message) for one in found.findings] == []


def test_it_says_that_it_is_for_keeping_and_for_all(book):
    about = book.open_metadata()
    assert about["pdfaid:part"] == "2" and about["pdfaid:conformance"] == "A"
    assert about["pdfuaid:part"] == "1"
    assert (
        about["dc:title"]
        == "Annual report to partners, Colchester SOS Bus, April 2026 to March 2027"
    )
    assert str(book.Root.Lang) == "en-GB" and book.Root.MarkInfo.Marked


def test_tables_headings_and_pictures_are_tagged(book):
    found = tags(book)
    assert found["/Table"] == len(tables_of(YEAR)) == 11
    assert found["/TH"] >= 11 * 2 and found["/Figure"] == 8 and found["/H1"] > 10


def test_every_picture_tells_its_story_in_words():
    told = hidden_in(PAPER)
    stories = [table.story for table in tables_of(YEAR) if table.story]
    assert len(stories) == 8 and all(one in told for one in stories)


def test_all_that_the_page_says_is_on_the_paper():
    told = telling(YEAR)
    figures = [figure for part in told.parts for figure in part.figures]
    words = [*told.main_points, *told.ends, *(one.title for one in figures)]
    words += [line.name for one in figures for line in one.lines]
    for one in words:
        assert one.replace(" ", "") in SAID.replace(" ", "").replace("\ufffe", ""), one


def test_fonts_are_our_own_and_inside(book):
    fonts = {
        str(one["/FontName"])
        for one in book.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    }
    assert fonts and all(
        "AtkinsonHyperlegible" in re.sub(r"^/\w{6}\+", "", one) for one in fonts
    )


@pytest.mark.parametrize("words", ['#read("/etc/passwd")', "*Bold* $x$ @cite", "<b>&amp;"])
def test_words_are_printed_as_they_are(words):
    assert words.replace(" ", "") in "".join(pages_of(pdf(with_words(words)))).replace(" ", "")
