"""What may be entered about four-month interventions."""

from sosbus.kinds.store import Kind
from sosbus.pilots import forms, rules, store
from sosbus.pilots.tables import Pilot, Survey

KINDS = (
    Kind(
        "interventions",
        "four-month intervention",
        "four-month interventions",
        forms.PilotForm,
        Pilot,
        ("name", "year"),
    ),
    Kind(
        "surveys",
        "survey",
        "surveys",
        forms.SurveyForm,
        Survey,
        ("pilot_id", "question", "asked_when"),
        ("pilot_id", "question", "asked_when"),
        offers={"pilot_id": store.pilot_choices},
        rule=rules.may_survey,
    ),
)
