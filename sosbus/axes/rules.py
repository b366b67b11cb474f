"""Round numbers for a scale, and words that fit under it. Lengths are the picture's own."""

import textwrap
from math import floor, log10

LETTER, STRONG, LINE = 7.4, 9.2, 16.0  # a letter's width, a bold one's, a line's height
ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def round_top(most: float) -> float:
    """Where a scale ends: the next round number."""
    size = 10.0 ** floor(log10(most))
    return next(step * size for step in ROUND if step * size >= most)


def steps(top: float) -> list[float]:
    """From nought to the top by a step that people count in: 5, 20, 250."""
    parts = next((parts for parts in (5, 4, 3, 6) if is_easy(top / parts)), 4)
    return [top * at / parts for at in range(parts + 1)]


def is_easy(step: float) -> bool:
    size = 10.0 ** floor(log10(step))
    return step >= 1 and step.is_integer() and round(step / size, 6) in {1, 2, 2.5, 5}


def in_lines(text: str, long: float) -> list[str]:
    """Broken between words so that it fits, if words do."""
    return textwrap.wrap(text, max(4, int(long / LETTER)), break_long_words=False) or [""]


def length(lines: list[str], letter: float = LETTER) -> float:
    """By the widest fonts that browsers put in for ours, so that nothing is cut off."""
    return max(len(line) for line in lines) * letter


def short(names: list[str]) -> list[str]:
    """April 2026, May 2026 … become Apr 2026, May …, the year again in January."""
    parts = [name.split() for name in names]
    if not all(len(one) == 2 and one[1].isdigit() and len(one[1]) == 4 for one in parts):
        return names
    return [
        f"{name[:3]} {year}" if at == 0 or name == "January" else name[:3]
        for at, (name, year) in enumerate(parts)
    ]


def apart(ends: list[tuple[float, str, int]]) -> list[tuple[float, str, int]]:
    """Names at the ends of lines, pushed down until none covers another."""
    told: list[tuple[float, str, int]] = []
    for y, text, style in sorted(ends):
        told.append((max(y, told[-1][0] + LINE) if told else y, text, style))
    return told
