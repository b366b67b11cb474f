"""A form as questions on a page, and its answers as they were."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from sosbus.base.columns import Choice, coded
from sosbus.base.refusal import Refusal
from sosbus.kinds.rules import Options
from sosbus.sources.rules import NOT_KNOWN, said

LONG = 1000  # words that may be longer than this are asked for in lines
CHOOSE = Refusal("Choose one of those shown")


@dataclass(frozen=True)
class Question:
    name: str
    label: str
    hint: str
    sort: str  # choose, several, choices, many, tick, date, time, number, lines or line
    options: Options = ()
    required: bool = False


def questions(form: type[BaseModel], options: Mapping[str, Options]) -> list[Question]:
    """What a form asks, in its order, but what is asked of every form: that comes last."""
    fields = form.model_fields.items()
    own = [(name, about) for name, about in fields if about.title and name not in LAST]
    return [
        Question(
            name,
            about.title or "",
            extra_of(about).get("hint", ""),
            sort_of(about.annotation, about.metadata),
            options.get(name, ()),
            about.is_required(),
        )
        for name, about in own
    ]


LAST = ("source", "dated_on")


def extra_of(about: Any) -> Mapping[str, str]:
    return about.json_schema_extra or {}


def sort_of(annotation: Any, metadata: Sequence[Any]) -> str:
    if get_origin(annotation) is list:
        return "several" if get_args(annotation) == (UUID,) else "many"
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = inner[0]
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    for kind, sort in SORTS:
        if isinstance(annotation, type) and issubclass(annotation, kind):
            return sort
    return "lines" if any(getattr(one, "max_length", 0) > LONG for one in metadata) else "line"


SORTS: tuple[tuple[type, str], ...] = (
    (UUID, "choose"),
    (Choice, "choices"),
    (bool, "tick"),
    (date, "date"),
    (time, "time"),
    (int, "number"),
    (float, "number"),
)


def typed_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record's values as they would have been typed."""
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, bool):
            typed[name] = "true" if value else None
        elif isinstance(value, Choice):
            typed[name] = value.value
        elif isinstance(value, list):
            typed[name] = [one.value if isinstance(one, Choice) else str(one) for one in value]
        elif isinstance(value, time):
            typed[name] = f"{value:%H:%M}"
        elif isinstance(value, float):
            typed[name] = said(value)
        else:
            typed[name] = None if value is None else str(value)
    return typed


def said_before(
    said_then: Mapping[str, Any], form: type[BaseModel], options: Mapping[str, Options]
) -> list[tuple[str, str]]:
    """What a version said, asked and answered in words. What it names may have gone since."""
    return [
        (about.title or "", answer(said_then[name], about, options.get(name)))
        for name, about in form.model_fields.items()
        if about.title and name in said_then and name not in LAST
    ]


def answer(value: Any, about: Any, options: Options | None) -> str:
    """An answer as a version keeps it: ids and codes as text."""
    if isinstance(value, list):
        return " and ".join(answer(one, about, options) for one in value) or "none"
    if value is None or value == "":
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return said(value)
    if options is not None:
        return {str(one): words for one, words in options}.get(value, NOT_KNOWN)
    choice = choice_in(about.annotation)
    return coded(choice, value).label if choice else str(value)


def choice_in(annotation: Any) -> type[Choice] | None:
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Choice):
            return one
    return None


def not_offered(values: Mapping[str, Any], options: Mapping[str, Options]) -> str:
    """The first question answered with something that was not offered."""
    for name, some in options.items():
        value = values.get(name)
        chosen = value if isinstance(value, list) else [value]
        if any(one is not None and one not in dict(some) for one in chosen):
            return name
    return ""
