"""What may be entered about the night-time economy group."""

from sosbus.kinds.store import Kind
from sosbus.night_economy import forms, rules, store
from sosbus.night_economy.tables import GroupAction, LicensingVisit

KINDS = (
    Kind(
        "group-actions",
        "group’s action",
        "night-time economy group’s actions",
        forms.GroupActionForm,
        GroupAction,
        ("words", "rating", "year"),
    ),
    Kind(
        "licensing-visits",
        "joint licensing visit",
        "joint licensing visits",
        forms.LicensingVisitForm,
        LicensingVisit,
        ("venue_id", "visited_on", "year"),
        offers={"venue_id": store.premises_choices},
        rule=rules.may_visit,
    ),
)
