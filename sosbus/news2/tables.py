"""What is read off a person for the score, where it is a choice and not a number."""

from sosbus.base.columns import Choice


class Acvpu(Choice):
    """How awake somebody is. New confusion counts by the chart, drunk or not."""

    ALERT = "alert", "Alert"
    CONFUSION = "confusion", "New confusion"
    VOICE = "voice", "Voice"
    PAIN = "pain", "Pain"
    UNRESPONSIVE = "unresponsive", "Unresponsive"


class Breathing(Choice):
    AIR = "air", "Air"
    OXYGEN = "oxygen", "Oxygen"


class Scale(Choice):
    """Which scale oxygen saturation is read on. The second only when a medic chooses it."""

    ONE = "1", "Scale 1"
    TWO = "2", "Scale 2"


class Parameter(Choice):
    RR = "rr", "Breaths a minute"
    SPO2 = "spo2", "SpO2 %"
    OXYGEN = "on_oxygen", "Air or oxygen"
    SBP = "sbp", "Systolic BP"
    PULSE = "pulse", "Pulse"
    ACVPU = "acvpu", "Consciousness"
    TEMP = "temp", "Temperature °C"
