"""What may be entered about what was said of the programme."""

from sosbus.kinds.store import Kind
from sosbus.statements import forms
from sosbus.statements.tables import Statement, UsualNights

KINDS = (
    Kind(
        "statements",
        "statement",
        "statements",
        forms.StatementForm,
        Statement,
        ("about_what", "words", "year"),
    ),
    Kind(
        "usual-nights",
        "usual night",
        "usual nights",
        forms.UsualNightsForm,
        UsualNights,
        ("weekdays", "place", "year"),
    ),
)
