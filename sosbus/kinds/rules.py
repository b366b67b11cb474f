"""A record as words in a list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sosbus.base.columns import Choice
from sosbus.base.refusal import Refusal
from sosbus.base.words import dated
from sosbus.sources.rules import NOT_KNOWN, said

Options = Sequence[tuple[UUID, str]]
Rule = Callable[[Any], Refusal | None]  # what holds of one record by itself


def in_order(first: str, last: str) -> Rule:
    """The day named last does not come before the one named first, where both are known."""

    def rule(record: Any) -> Refusal | None:
        from_day, to_day = getattr(record, first), getattr(record, last)
        if from_day and to_day and to_day < from_day:
            return Refusal("The last day comes before the first.")
        return None

    return rule


def record_words(
    values: Mapping[str, Any], told_by: Sequence[str], options: Mapping[str, Options]
) -> str:
    """A record in a list: the few of its values that tell it from the others."""
    some = (value_words(values[name], options.get(name, ())) for name in told_by)
    return ", ".join(words.removesuffix(".") for words in some if words)


def record_order(
    values: Mapping[str, Any], told_by: Sequence[str], options: Mapping[str, Options]
) -> list[str]:
    """Where it stands in a list: by its words, and by numbers and days as they follow."""
    return [order_of(values[name], options.get(name, ())) for name in told_by]


def order_of(value: Any, options: Options) -> str:
    if isinstance(value, int):
        return f"{value:012}"
    return str(value) if isinstance(value, date) else value_words(value, options)


def value_words(value: Any, options: Options) -> str:
    if isinstance(value, UUID):
        return dict(options).get(value, NOT_KNOWN)
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, list):
        return " and ".join(value_words(one, options) for one in value)
    if isinstance(value, float | Decimal):
        return said(float(value))
    if isinstance(value, date):
        return dated(str(value))
    return NOT_KNOWN if value is None else str(value)
