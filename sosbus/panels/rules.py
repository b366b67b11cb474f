"""How a panel is called when its name is not known."""

from sosbus.panels.tables import Panel


def shown_name(panel: Panel) -> str:
    return panel.name or f"Panel {panel.number} (name not known)"
