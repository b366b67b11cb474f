"""A letter's words live in a template: the first line is the subject."""

from typing import Any

from sosbus.web.pages import env


def letter_from(template: str, **facts: Any) -> tuple[str, str]:
    """The subject and the body."""
    subject, _, body = env.get_template(template).render(facts).partition("\n")
    return subject.strip(), body.strip() + "\n"
