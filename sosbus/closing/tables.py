"""What the lead says at the close. Ticks first; the few words there are pass the guard."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, moment, several

MOST_LETTERS = 280


class Damage(Choice):
    BUS_OUTSIDE = "bus_outside", "Bus, outside"
    BUS_INSIDE = "bus_inside", "Bus, inside"
    POWER_HEAT = "power_heat", "Power, heating"
    RADIO_TABLET = "radio_tablet", "Radio, tablet"
    FIRST_AID_KIT = "first_aid_kit", "First-aid kit"
    MINIBUS = "minibus", "Minibus"
    OTHER = "other", "Something else"


class Incident(Choice):
    AGGRESSION = "aggression", "Aggression to crew"
    CREW_HURT = "crew_hurt", "Crew member hurt"
    NEAR_MISS = "near_miss", "Near miss"
    SHARPS = "sharps", "Needle, sharps"
    CLEARED = "cleared", "Bus cleared"
    POLICE_CALLED = "police_called", "Police to the bus"
    KIT_FAILED = "kit_failed", "Kit failed"
    COMPLAINT = "complaint", "Complaint"
    OTHER = "other", "Something else"


class Welfare(Choice):
    """How the crew goes home."""

    DEBRIEF_HELD = "debrief_held", "We talked it over"
    ALL_WELL = "all_well", "Everybody is well"
    CALL_TOMORROW = "call_tomorrow", "Somebody needs a call tomorrow"


class WhyUnheard(Choice):
    """Why a night closes although a device has not said that nothing waits on it."""

    LOOKED = "nothing_waiting_looked", "Looked: nothing waits"
    NO_REPLY = "no_reply", "No reply"
    BATTERY_FLAT = "battery_flat", "Battery flat"
    GONE_HOME = "gone_home", "Gone home"


class CloseReport(SQLModel, table=True):
    __tablename__ = "close_report"

    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    id: UUID = Field(unique=True)  # made by the device that closed, so that twice is once
    digest: str
    damage: list[Damage] = several(Damage)
    damage_words: str | None = Field(default=None, max_length=MOST_LETTERS)
    incidents: list[Incident] = several(Incident)
    incident_words: str | None = Field(default=None, max_length=MOST_LETTERS)
    welfare: list[Welfare] = several(Welfare)
    next_lead_words: str | None = Field(default=None, max_length=MOST_LETTERS)
    minibus_miles: int | None = None
    handsets: dict[str, list[str]] = Field(sa_type=JSON)  # a device's id: why it was not heard
    closed_by_id: UUID = Field(foreign_key="person.id")
    at: datetime = moment()

    @property
    def says_something(self) -> bool:
        """Whether the next lead has anything to read."""
        return bool(self.damage or self.damage_words or self.next_lead_words)
