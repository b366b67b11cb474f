"""Paper: a Typst template and its facts become a PDF, the same bytes each time."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from sosbus.web.pages import TEMPLATES


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
            sys_inputs={"facts": json.dumps(facts, default=str)},
            font_paths=[fonts()],
            ignore_system_fonts=True,
            pdf_standards=["a-2a", "ua-1"],
            timestamp=made_at.replace(microsecond=0),  # Typst takes whole seconds only
        )
    )
