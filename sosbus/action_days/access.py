"""What may be entered about Days of Action."""

from sosbus.action_days import forms, rules
from sosbus.action_days.tables import ActionDay, ActionPlan
from sosbus.kinds.store import Kind
from sosbus.targets import store as targets

KINDS = (
    Kind(
        "action-plans",
        "year’s plan of Days of Action",
        "Plans of Days of Action",
        forms.ActionPlanForm,
        ActionPlan,
        ("year", "planned"),
        ("year",),
    ),
    Kind(
        "action-days",
        "Day of Action",
        "Days of Action",
        forms.ActionDayForm,
        ActionDay,
        ("held_on", "area_id", "year"),
        offers={"area_id": targets.area_choices},
        rule=rules.may_be_held,
    ),
)
