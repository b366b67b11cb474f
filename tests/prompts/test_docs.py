"""What the papers promise is so: the words, the tests they name, and what is never said."""

import re

import pytest

from sosbus.base.settings import CHECKOUT
from sosbus.prompts.tables import CARDS, NUMBERS_AS_SHIPPED
from sosbus.web.pages import TEMPLATES

DOCS = CHECKOUT / "docs"
NEVER_SAID = (
    "safe to go home",
    "low risk",
    "triage",
    "early detection",
    "decision support",
    "discharge",
)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_the_paper_prints_each_reminder_as_the_page_does(card):
    printed = (DOCS / "red-flags.md").read_text()
    numbers = {line.value: number for line, number in NUMBERS_AS_SHIPPED.items()}
    assert card.words.format(**numbers) in printed and card.title in printed


def test_every_test_the_hazard_log_names_is_there():
    named = set(re.findall(r"`(test_\w+)`", (DOCS / "hazard-log.md").read_text()))
    ours = "\n".join(path.read_text() for path in (CHECKOUT / "tests").rglob("test_*.py"))
    assert len(named) > 15
    assert not [name for name in named if f"def {name}(" not in ours]


def test_no_page_of_these_rooms_judges_or_reassures():
    for room in ("news2", "prompts", "observations", "bedside"):
        for path in (TEMPLATES / room).glob("*.html"):
            words = path.read_text().lower()
            assert not [said for said in NEVER_SAID if said in words], path
            assert "<audio" not in words and "arrow" not in words


def test_the_intended_purpose_is_word_for_word():
    assert (
        "Record keeping and crew reminders on the Colchester SOS Bus. It does not diagnose, "
        "monitor, predict or recommend treatment." in (DOCS / "intended-purpose.md").read_text()
    )
