"""What may be entered about the plan."""

from sosbus.kinds.rules import in_order
from sosbus.kinds.store import Kind
from sosbus.targets import forms, rules, store
from sosbus.targets.tables import Area, Objective, Plan, Result, Target

KINDS = (
    Kind(
        "plans",
        "plan",
        "plans",
        forms.PlanForm,
        Plan,
        ("name", "first_day"),
        rule=in_order("first_day", "last_day"),
    ),
    Kind(
        "objectives",
        "objective",
        "objectives",
        forms.ObjectiveForm,
        Objective,
        ("words",),
        offers={"plan_id": store.plan_choices},
    ),
    Kind(
        "areas",
        "area",
        "areas",
        forms.AreaForm,
        Area,
        ("name", "kind"),
        rule=in_order("valid_from", "valid_to"),
    ),
    Kind(
        "targets",
        "target",
        "targets",
        forms.TargetForm,
        Target,
        ("measure", "area_id", "last_day"),
        offers={
            "objective_id": store.objective_choices,
            "area_id": store.area_choices,
            "follows_id": store.target_choices,
        },
        check=store.may_follow,
    ),
    Kind(
        "results",
        "result",
        "results",
        forms.ResultForm,
        Result,
        ("target_id", "change"),
        ("target_id",),
        offers={"target_id": store.target_choices},
        rule=rules.may_stand,
    ),
)
