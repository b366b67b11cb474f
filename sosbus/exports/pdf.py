"""The report on paper: the telling that the page shows, set by Typst."""

from dataclasses import asdict

from sosbus.exports.drawn import svg
from sosbus.released.rules import Report
from sosbus.telling.rules import Figure, telling
from sosbus.web.paper import pdf_of
from sosbus.wording.rules import day, numbered

FITS = 900  # how tall a picture can be and still stand on a page with its title


def pdf(report: Report) -> bytes:
    told = telling(report)
    facts = asdict(told)
    for part, written in zip(told.parts, facts["parts"], strict=True):
        for figure, about in zip(part.figures, written["figures"], strict=True):
            about["drawing"] = drawn(figure)
    facts["author"] = f"{report.place} SOS Bus"
    facts["foot"] = f"{facts['author']}, {report.period}. {foot(report)}, "
    facts["foot"] += f"sha256 {report.sha256[:12]}"
    return pdf_of("exports/report.typ", facts, report.released_at)


def foot(report: Report) -> str:
    if not report.is_release:
        return numbered(report)
    return f"Release {report.number}, {day(report.released_at.date())}"


def drawn(figure: Figure) -> dict[str, str | float] | None:
    if figure.drawing is None:
        return None
    return {
        "wide": min(100, 100 * FITS / figure.drawing.height),  # per cent of the line
        "svg": svg(figure.drawing, f"figure-{figure.number}"),
        "alt": f"{figure.drawing.title}. {figure.drawing.description}",
    }
