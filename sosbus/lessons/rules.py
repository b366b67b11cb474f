"""Finding a lesson by the words of it, and telling it."""

from datetime import date
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.lessons.tables import Lesson
from sosbus.targets.rules import year_name


def matches(lesson: Lesson, looked_for: str) -> bool:
    """Every word is in it somewhere, whatever its case: in the lesson, where it came from, or
    its year. Nothing looked for finds all."""
    said = f"{lesson.words} {lesson.which} {lesson.came_from.label} {lesson.year}".casefold()
    return all(word in said for word in looked_for.casefold().split())


def may_learn(lesson: Lesson) -> Refusal | None:
    day: date | None = lesson.learned_on
    if day and year_name(day) != lesson.year:
        return Refusal(f"That day is in {year_name(day)}.")
    return None


def told(lesson: Lesson) -> dict[str, Any]:
    return {
        "lesson": lesson.words,
        "came_from": lesson.came_from.label,
        "which": lesson.which,
        "learned_on": str(lesson.learned_on) if lesson.learned_on else None,
    }
