"""Two devices, one contact: what goes in at once, and what somebody must choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sosbus.contacts.rules import IN_WORDS, code_of, in_words, is_same
from sosbus.contacts.tables import Contact


@dataclass(frozen=True)
class Met:
    """A change as it meets the contact: answers to put in place, and answers that clash."""

    put: Mapping[str, Any]
    clash: Mapping[str, Any]


def meet(
    contact: Contact,
    words: Mapping[str, Any],
    was: Mapping[str, Any],
    named: Iterable[str],
) -> Met:
    """Three ways: what the device saw, what it means, and what is kept now.

    An answer nobody else touched goes in. One that both changed, differently, waits for
    somebody to choose. `words` are the contact's answers as they would be; `named` those the
    device changed. What falls away because another answer changed falls away too.
    """
    put: dict[str, Any] = {}
    clash: dict[str, Any] = {}
    named = set(named)
    for name, value in words.items():
        now, meant = code_of(getattr(contact, name)), code_of(value)
        if is_same(now, meant):
            continue
        if name not in named or is_same(now, was.get(name)):
            put[name] = value
        else:
            clash[name] = value
    return Met(put, clash)


def without_wristband(words: Mapping[str, Any]) -> dict[str, Any]:
    """A wristband is never kept in what was: it ends with the night."""
    return {name: value for name, value in words.items() if name != "wristband"}


def coded(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: code_of(value) for name, value in words.items()}


@dataclass(frozen=True)
class ToChoose:
    """One answer that two devices gave differently, in words."""

    question: str
    kept: str
    other: str


def to_choose(contact: Contact, meant: Mapping[str, Any]) -> list[ToChoose]:
    """`meant` are typed answers that clashed."""
    return [
        ToChoose(IN_WORDS[name], in_words(getattr(contact, name)), in_words(value))
        for name, value in meant.items()
    ]
