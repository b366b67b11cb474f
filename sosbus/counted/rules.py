"""What a night's counts were made from: when that is another, they are made again."""

import hashlib
from functools import cache

from sosbus.measures.rules import DEFINITIONS, TABLES

SHORT = 6  # bytes: of thirty thousand such numbers the sum is one that SQLite can hold


def sign_of(contacts: int, hashes: int) -> str:
    """Of the registry, the number of contacts, and every answer that is counted."""
    return f"{registry()} {contacts} {hashes}"


@cache
def registry() -> str:
    """Another when a measure is added, or defined in another way."""
    known = sorted(
        f"{one.series(name)} {one.version}" for one in TABLES for name in one.counted
    )
    return f"{short_hash(' '.join([DEFINITIONS, *known])):x}"


def short_hash(words: str, _: int = 0) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=SHORT).digest())
