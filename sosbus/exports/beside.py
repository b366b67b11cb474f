"""What stands beside a CSV: its columns explained to programs (CSVW, data package)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sosbus.released.rules import Report
from sosbus.telling.rules import ends
from sosbus.wording.rules import ascii_only, clean, tables_of

# A CSV, the kinds of its columns, and which of them name a row.
Sheet = tuple[bytes, Mapping[str, str], Sequence[str]]
NEVER_EMPTY = {"string", "date", "integer"}
MAY_BE_EMPTY = {"note", "words", "unit"}
OPEN_LICENCES = {"CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")}


def csvw(report: Report, name: str, columns: Mapping[str, str], key: Sequence[str]) -> bytes:
    """W3C metadata for tabular data, at the CSV's address with -metadata.json after it."""
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": name,
        "dc:title": titled(report),
        "dc:publisher": f"{report.place} SOS Bus",
        "dc:issued": str(report.released_at.date()),
        "dc:temporal": f"{report.first}/{report.last}",
        "dc:rights": report.licence,
        "dc:description": " ".join([*report.method, *ends(report)]),
        "rdfs:comment": [
            f"{table.code}: {clean(table.definition)} (definition {table.version})"
            for table in tables_of(report)
        ],
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": column,
                    "titles": column,
                    "datatype": kind,
                    "required": is_required(column, kind),
                }
                for column, kind in columns.items()
            ],
            "primaryKey": list(key),
        },
    }
    return as_json(about)


def data_package(report: Report, sheets: Mapping[str, Sheet]) -> bytes:
    """Frictionless: one resource a CSV, with its length and digest."""
    return as_json(
        {
            "name": report.file_name,
            "profile": "tabular-data-package",
            "title": titled(report),
            "version": f"{report.version}.0.0",
            "created": f"{report.released_at:%Y-%m-%dT%H:%M:%SZ}",
            "description": " ".join([*report.method, *ends(report)]),
            "licenses": licences(report),
            "resources": [
                resource(name, content, columns, key)
                for name, (content, columns, key) in sheets.items()
            ],
        }
    )


def resource(
    name: str, content: bytes, columns: Mapping[str, str], key: Sequence[str]
) -> dict[str, Any]:
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {
                    "name": column,
                    "type": kind,
                    "constraints": {"required": is_required(column, kind)},
                }
                for column, kind in columns.items()
            ],
            "primaryKey": list(key),
            "missingValues": [""],
        },
    }


def is_required(column: str, kind: str) -> bool:
    return kind in NEVER_EMPTY and column not in MAY_BE_EMPTY


def titled(report: Report) -> str:
    return ascii_only(f"{report.place} SOS Bus, {report.title}, {report.period}")


def licences(report: Report) -> list[dict[str, str]]:
    found = [one for named, one in OPEN_LICENCES.items() if named in report.licence]
    named = [{"name": name, "path": path, "title": report.licence} for name, path in found]
    return named or [{"name": "other", "title": report.licence}]


def as_json(about: Mapping[str, Any]) -> bytes:
    return (json.dumps(about, indent=1, ensure_ascii=True) + "\n").encode("ascii")
