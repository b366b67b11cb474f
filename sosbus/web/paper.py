"""Paper: a Typst template and its facts become a PDF, the same bytes each time."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from sosbus.web.pages import TEMPLATES

# What our one font can print. With a letter that it cannot, Typst would make no paper at all.
LETTERS = (
    frozenset(chr(one) for one in [*range(0x20, 0x7F), *range(0xA0, 0x180)] if one != 0xAD)
    - set("ĈĉĔĕĜĝĤĥĨĩĬĭİĲĳĴĵĸĹĺĿŀŉŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭŴŵŶŷſ")
) | set("ȘșȚț–—‘’‚“”„†‡•…‰‹›⁄€™∂∏∑−√∞∫≈≠≤≥\n")


@cache
def fonts() -> str:
    """The folder of the one font we print with, from its package: no machine's own."""
    return str(files("fontpkg_atkinson_hyperlegible") / "files")


def pdf_of(template: str, facts: Mapping[str, Any], made_at: datetime) -> bytes:
    """A PDF/A-2a that is built to PDF/UA-1 as well."""
    return bytes(
        typst.compile(
            str(TEMPLATES / template),
            format="pdf",
            root=str(TEMPLATES),
            sys_inputs={"facts": json.dumps(printable(facts), default=str)},
            font_paths=[fonts()],
            ignore_system_fonts=True,
            pdf_standards=["a-2a", "ua-1"],
            timestamp=made_at.replace(microsecond=0),  # Typst takes whole seconds only
        )
    )


def printable(facts: Any) -> Any:
    """The same facts, a letter our font lacks given as its nearest, or as a question mark."""
    if isinstance(facts, str):
        return "".join(nearest(one) for one in unicodedata.normalize("NFC", facts))
    if isinstance(facts, Mapping):
        return {name: printable(one) for name, one in facts.items()}
    return [printable(one) for one in facts] if isinstance(facts, list | tuple) else facts


def nearest(letter: str) -> str:
    """Ŵ is printed W, and a letter with nothing near it ?"""
    if letter in LETTERS:
        return letter
    near = [one for one in unicodedata.normalize("NFKD", letter) if one in LETTERS]
    return "".join(near) or ("" if unicodedata.category(letter)[0] in "CM" else "?")
