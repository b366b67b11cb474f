"""What may be entered about the running cost."""

from sosbus.income import forms
from sosbus.income.tables import RunningCost
from sosbus.kinds.store import Kind

KINDS = (
    Kind(
        "running-costs",
        "running cost",
        "running costs of a night",
        forms.RunningCostForm,
        RunningCost,
        ("first_day", "per_night"),
        ("first_day",),
    ),
)
