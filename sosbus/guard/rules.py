"""What may not be in words typed on a night: whatever points at a person.

`blocked` refuses, `doubts` asks. The device says the same before anything is sent:
static/js/guard.js, held in step by tests/browser/test_guard.py.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from sosbus.marks import tables
from sosbus.marks.rules import CHECKS, ENDINGS, HARD, KNOWN, RUNG, SOFT, Mark

LOOKS, LEAVE_OUT = "That looks like", "Leave it out: words here point at nobody."
GONE = "·"  # stands where a venue or a reading stood, so that its neighbours stay apart

# What hides a number or a name.
UNSEEN = r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u20e3]"
TYPED_AS = (
    (r"[\u0000-\u001f\u007f-\u009f\u2028\u2029]", " "),
    (r"[\u2010-\u2015\u2212]", "-"),
    (r"[\u2018\u2019\u02bc]", "'"),
    (r"[\u00b7\u2022\u2027\u2219\u22c5]", "."),
)
SPELT = {
    "zero": "0", "nought": "0", "nil": "0", "oh": "0", "o": "0", "one": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "hundred": "00", "ten": "10", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
MANY = {"double": 2, "treble": 3, "triple": 3}
ONE = rf"(?:(?:{'|'.join(MANY)})\s)?(?:{'|'.join(SPELT)}|\d+)"
SPELT_RUN = rf"(?<![a-z0-9]){ONE}(?:[ ,.\-]{{0,2}}{ONE}){{2,}}(?![a-z])"
SPELT_ONE = rf"(?:({'|'.join(MANY)})\s)?({'|'.join(SPELT)}|\d+)"
ALIKE = r"(?<![a-z0-9])[0-9oil|](?:[ .\-/_]?[0-9oil|]){6,}(?![a-z0-9])"
LOOKS_LIKE = str.maketrans("oil|", "0111")

# What looks like an identifier and is none: expiry dates and lots, a list of times, readings,
# doses. It is taken out before anything is looked for.
HARMLESS = (
    r"\b(?:exp\w*|use by|best before|bbe|due|mot|lot|batch|serial)\W{0,3}[a-z]{0,3}\d[\d/.\-]*",
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])",
    r"(?<!\d)(?<!\d )(?:[01]\d|2[0-3])[0-5]\d(?:[ ,/\-]+(?:[01]\d|2[0-3])[0-5]\d)+(?! ?\d)",
    r"\b(?:bp|hr|rr|pr|pulse|resps?|etco2|gcs|bm|news2?|temp)"
    r"\s?[:=]?\s?\d{2,3}(?:[./]\d{1,3})?\s?%?(?!\d|[ \-]\d{3})",
    r"\b(?:sats?|spo2|sp02|sao2)\s?[:=]?\s?\d{2,3}\s?%?\s?(?:ra\b)?(?!\d|[ \-]\d{3})",
    r"\be[1-4]\s?v[1-5]\s?m[1-6]\b",
    r"(?<!c )\bo2\b",
    r"(?<![\d.])\d{1,4}(?:\.\d+)?\s?(?:mcg|mg|ml|mls|units?|puffs?|psi|bar)\b",
    r"(?<![\d.])\d{1,4}(?:\.\d+)?(?:g|l|kg|mm|cm)\b",
    r"(?<![a-z0-9.])\d{2,4} ?ug\b",
)


def blocked(words: str, venues: Collection[str] = ()) -> str | None:
    """Why these words are refused, in one sentence, or None."""
    for text in readings(without(plain(words), venues).lower()):
        for mark in HARD:
            if is_in(mark, text):
                return (
                    f"That looks like {mark.thing}. Leave it out: words here point at nobody."
                )
    return None


def doubts(words: str, venues: Collection[str] = ()) -> list[str]:
    """What may point at somebody: the person typing says whether it does."""
    as_typed = without(plain(words), venues)
    found = (
        mark.thing
        for mark in SOFT
        if is_in(mark, as_typed if mark.capitals else as_typed.lower())
    )
    return list(dict.fromkeys(found))


def plain(words: str) -> str:
    """The same words in plain letters: no accents, no look-alike digits, nothing unseen."""
    words = unicodedata.normalize("NFKC", re.sub(UNSEEN, "", words))
    words = "".join(one for one in unicodedata.normalize("NFKD", words) if not is_accent(one))
    words = "".join(str(unicodedata.decimal(one, one)) for one in words)
    for pattern, one in TYPED_AS:
        words = re.sub(pattern, one, words)
    return " ".join(words.split())


def is_accent(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def without(words: str, venues: Iterable[str]) -> str:
    """What is left when the venues, which are public, are taken out."""
    for name in sorted({plain(one) for one in venues}, key=lambda one: (-len(one), one)):
        if len(name) > 2:
            alone = rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
            words = re.sub(alone, GONE, words, flags=re.IGNORECASE | re.ASCII)
    return words


def readings(text: str) -> Iterator[str]:
    """The ways to read these words: as they stand, and with the numbers in them made plain."""
    left = harmless_gone(text)
    yield left
    read_out = compiled(SPELT_RUN).sub(as_digits, left)
    read_out = compiled(ALIKE).sub(as_numerals, read_out)
    if read_out != left:
        yield harmless_gone(read_out)


def harmless_gone(text: str) -> str:
    for pattern in HARMLESS:
        text = compiled(pattern).sub(GONE, text)
    return text


def as_digits(run: re.Match[str]) -> str:
    """A number spelt out: "oh seven double seven" is 0777."""
    digits = "".join(
        SPELT.get(word, word) * MANY.get(many, 1)
        for many, word in compiled(SPELT_ONE).findall(run[0])
    )
    spelt = re.search("[a-z]", run[0])
    return digits if spelt and len(digits) > 6 else run[0]


def as_numerals(run: re.Match[str]) -> str:
    """A number with letters in it that look like digits, if a third of it is digits."""
    seen = re.sub(r"[ .\-/_]", "", run[0])
    is_number = 3 * len(re.sub("[^0-9]", "", seen)) >= len(seen)
    return run[0].translate(LOOKS_LIKE) if is_number else run[0]


def is_in(mark: Mark, text: str) -> bool:
    """Whether the text holds the mark, check and all."""
    return any(
        CHECKS[mark.check]([found[0], *(one or "" for one in found.groups())])
        for found in compiled(mark.pattern).finditer(text)
    )


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def for_the_device() -> str:
    """All of this but the checks, as the script static/js/guard-marks.js."""
    words = {
        "known": KNOWN,
        "places": tables.PLACES,
        "two": tables.TWO,
        "three": tables.THREE,
        "units": tables.UNITS,
        "endings": ENDINGS,
        "names": tables.FIRST_NAMES,
        "common": (tables.COMMON | tables.TWO | tables.THREE) - tables.PLACES,
    }
    said = {
        "looks": LOOKS, "leaveOut": LEAVE_OUT, "gone": GONE, "unseen": UNSEEN, "rung": RUNG,
        "typedAs": TYPED_AS, "spelt": SPELT, "many": MANY, "speltRun": SPELT_RUN,
        "speltOne": SPELT_ONE, "alike": ALIKE, "harmless": HARMLESS, "areas": tables.AREAS,
        "hard": HARD, "soft": SOFT,
        "words": {name: " ".join(sorted(some)) for name, some in words.items()},
    }  # fmt: skip
    return f"{MADE_BY}\nglobalThis.GUARD = {json.dumps(said, ensure_ascii=False, indent=0)};\n"


MADE_BY = "// Made from sosbus/marks and sosbus/guard by scripts/guard_marks.py: change those."
