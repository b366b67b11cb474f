"""Text messages: one small door to whoever carries them, and words that fit in one text."""

import json
import unicodedata
from pathlib import Path
from typing import Protocol

from sosbus.base.settings import settings

ON_A_TEXT, IN_EMAIL = 160, " See your email."

# The GSM alphabet (3GPP 23.038). One letter outside it, a curly quote, halves a text's length.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


class Carrier(Protocol):
    """Whoever carries texts. A provider's own client goes behind this."""

    def send(self, to: str, words: str, key: str) -> None:
        """Hand one text over; OSError when the carrier will not take it. A text handed over
        again has the same key."""


class TextFile:
    """Carries nothing: writes each text as a line of a file, to try things out with."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def send(self, to: str, words: str, key: str) -> None:
        line = json.dumps({"key": key, "to": to, "words": words}, ensure_ascii=False)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def carrier() -> Carrier | None:
    path = settings().sms_file
    return TextFile(Path(path)) if path else None


def text_message(words: str, link: str) -> str:
    """One text: plain letters only, with the link if it fits, else a word where it is."""
    with_link = gsm(f"{words} {link}")
    if len(with_link) <= ON_A_TEXT:
        return with_link
    room = ON_A_TEXT - len(IN_EMAIL)
    short = gsm(words)
    return (short if len(short) <= room else short[: room - 3] + "...") + IN_EMAIL


def gsm(words: str) -> str:
    """The same words in the alphabet that every telephone has."""
    tidy = " ".join(words.translate(PLAIN).split())
    return "".join(one if one in GSM else nearest(one) for one in tidy)


def nearest(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)[0]
    return bare if bare in GSM else "?"
