"""Puts htmx into static/vendor/ when the project is installed, so that nobody commits it.

htmx travels inside the django-htmx package, which building needs: Django is never installed.
"""

import hashlib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "django_htmx/static/django_htmx/htmx-2.min.js"
SHA256 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"


class Assets(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        htmx = Path(str(distribution("django-htmx").locate_file(INSIDE))).read_bytes()
        if hashlib.sha256(htmx).hexdigest() != SHA256:
            raise SystemExit(
                "htmx is not the version we reviewed: check it, then change SHA256"
            )
        kept = Path(self.root, "static/vendor/htmx.min.js")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(htmx)
