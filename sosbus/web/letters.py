"""A letter's words live in a template: the first line is the subject."""

import re
from typing import Any

from sosbus.web.pages import env

NO_LINES = re.compile(r"\n{3,}")
plain = env.overlay(autoescape=False)  # a letter is no page: O'Brien stays O'Brien


def letter_from(template: str, **facts: Any) -> tuple[str, str]:
    """The subject and the body."""
    subject, _, body = words_from(template, **facts).partition("\n")
    return " ".join(subject.split()), NO_LINES.sub("\n\n", body).strip() + "\n"


def words_from(template: str, **facts: Any) -> str:
    return plain.get_template(template).render(facts).strip()
