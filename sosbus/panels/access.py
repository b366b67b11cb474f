"""What may be entered about the panels."""

from sosbus.kinds.rules import in_order
from sosbus.kinds.store import Kind
from sosbus.panels import forms, store
from sosbus.panels.tables import Panel, PanelMeeting, PanelPriority

KINDS = (
    Kind(
        "panels",
        "panel",
        "Neighbourhood Action Panels",
        forms.PanelForm,
        Panel,
        ("number", "name"),
        ("number",),
        rule=in_order("since", "until"),
    ),
    Kind(
        "panel-meetings",
        "panel meeting",
        "panel meetings",
        forms.MeetingForm,
        PanelMeeting,
        ("panel_id", "met_on"),
        ("panel_id", "met_on"),
        offers={"panel_id": store.panel_choices},
    ),
    Kind(
        "panel-priorities",
        "panel’s priority",
        "panels’ priorities",
        forms.PanelPriorityForm,
        PanelPriority,
        ("words", "meeting_id"),
        offers={"meeting_id": store.meeting_choices},
    ),
)
