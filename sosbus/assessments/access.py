"""What may be entered about Strategic Assessments."""

from sosbus.assessments import forms, store
from sosbus.assessments.tables import Assessment, Consultation, Priority
from sosbus.kinds.store import Kind
from sosbus.targets import store as targets

KINDS = (
    Kind(
        "assessments",
        "Strategic Assessment",
        "Strategic Assessments",
        forms.AssessmentForm,
        Assessment,
        ("title", "year"),
    ),
    Kind(
        "consultations",
        "consultation",
        "consultations",
        forms.ConsultationForm,
        Consultation,
        ("through", "year"),
    ),
    Kind(
        "priorities",
        "priority",
        "priorities",
        forms.PriorityForm,
        Priority,
        ("words", "came_from", "year"),
        offers={
            "assessment_id": store.assessment_choices,
            "objective_id": targets.objective_choices,
        },
    ),
)
