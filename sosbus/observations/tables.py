"""One set of observations: numbers and choices, and no room for anybody's words.

A set is never changed and never deleted: a new one puts it right, and one written for the
wrong person is marked as a mistake and stays.
"""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment, several
from sosbus.news2.tables import Acvpu, Breathing, Scale
from sosbus.people.tables import BusRole
from sosbus.prompts.tables import RedFlag


class Eyes(Choice):
    SPONTANEOUS = "4", "4 open by themselves"
    VOICE = "3", "3 to voice"
    PRESSURE = "2", "2 to pressure"
    NONE = "1", "1 none"
    NOT_TESTABLE = "nt", "Not testable"


class Verbal(Choice):
    ORIENTATED = "5", "5 orientated"
    CONFUSED = "4", "4 confused"
    WORDS = "3", "3 words"
    SOUNDS = "2", "2 sounds"
    NONE = "1", "1 none"
    NOT_TESTABLE = "nt", "Not testable"


class Motor(Choice):
    OBEYS = "6", "6 obeys"
    LOCALISES = "5", "5 localises"
    FLEXES = "4", "4 flexes normally"
    ABNORMAL = "3", "3 abnormal flexion"
    EXTENDS = "2", "2 extends"
    NONE = "1", "1 none"
    NOT_TESTABLE = "nt", "Not testable"


class Pupils(Choice):
    EQUAL = "equal", "Equal, react"
    PINPOINT = "pinpoint", "Pinpoint"
    WIDE = "wide", "Wide"
    UNEQUAL = "unequal", "Unequal"
    FIXED = "fixed", "Do not react"


class Position(Choice):
    RECOVERY = "recovery", "Recovery position"
    OTHER = "other", "Not"


class Unable(Choice):
    """Why a reading is not there. It is an answer, and never a nought."""

    RR_UNABLE = "rr_unable", "Breaths: unable"
    RR_REFUSED = "rr_refused", "Breaths: refused"
    SPO2_UNABLE = "spo2_unable", "SpO2: unable"
    SPO2_REFUSED = "spo2_refused", "SpO2: refused"
    SBP_UNABLE = "sbp_unable", "BP: unable"
    SBP_REFUSED = "sbp_refused", "BP: refused"
    PULSE_UNABLE = "pulse_unable", "Pulse: unable"
    PULSE_REFUSED = "pulse_refused", "Pulse: refused"
    TEMP_UNABLE = "temp_unable", "Temp: unable"
    TEMP_REFUSED = "temp_refused", "Temp: refused"
    ACVPU_UNABLE = "acvpu_unable", "Consciousness: unable"
    ACVPU_REFUSED = "acvpu_refused", "Consciousness: refused"
    PAIN_UNABLE = "pain_unable", "Pain: unable"
    PAIN_REFUSED = "pain_refused", "Pain: refused"

    @property
    def field(self) -> str:
        return self.value.partition("_")[0]

    @property
    def why(self) -> str:
        return self.value.partition("_")[2]


class Mark(Choice):
    """A later word about a set, which itself stays as it is."""

    MISTAKE = "mistake", "Written by mistake"
    AGREED = "agreed", "The sum is right"


class Observation(SQLModel, table=True):
    id: UUID = Field(primary_key=True)  # made by the device
    contact_id: UUID = Field(foreign_key="contact.id", index=True)
    night_id: UUID = Field(foreign_key="night.id", index=True)
    half_hour: datetime = moment()
    at: datetime | None = moment(default=None)  # blurred away on day 7
    by_role: BusRole | None = chosen(BusRole, default=None)  # None: Open Road's staff
    first_words: str  # a digest of what was sent, to know it again
    rr: int | None = None
    spo2: int | None = None
    on_oxygen: Breathing | None = chosen(Breathing, default=None)
    spo2_scale: Scale = chosen(Scale, default=Scale.ONE)
    sbp: int | None = None
    dbp: int | None = None
    pulse: int | None = None
    acvpu: Acvpu | None = chosen(Acvpu, default=None)
    temp_tenths: int | None = None
    gcs_e: Eyes | None = chosen(Eyes, default=None)
    gcs_v: Verbal | None = chosen(Verbal, default=None)
    gcs_m: Motor | None = chosen(Motor, default=None)
    pain: int | None = None
    glucose_tenths: int | None = None
    pupils: Pupils | None = chosen(Pupils, default=None)
    position: Position | None = chosen(Position, default=None)
    unable: list[Unable] = several(Unable, default_factory=list)
    typed_total: int | None = None
    red_flags: list[RedFlag] = several(RedFlag, default_factory=list)
    sum_agreed_at: datetime | None = moment(default=None)
    mistake_at: datetime | None = moment(default=None)

    @property
    def when(self) -> datetime:
        return self.at or self.half_hour

    @property
    def temp(self) -> Decimal | None:
        return None if self.temp_tenths is None else Decimal(self.temp_tenths) / 10

    @property
    def glucose(self) -> Decimal | None:
        return None if self.glucose_tenths is None else Decimal(self.glucose_tenths) / 10

    @property
    def gcs(self) -> int | None:
        """The sum of the three, if all three could be tested."""
        parts = (self.gcs_e, self.gcs_v, self.gcs_m)
        if any(part is None or not part.isdigit() for part in parts):
            return None
        return sum(int(part) for part in parts if part)

    @property
    def gcs_words(self) -> str:
        parts = {"E": self.gcs_e, "V": self.gcs_v, "M": self.gcs_m}
        known = " ".join(f"{letter}{part.upper()}" for letter, part in parts.items() if part)
        if self.gcs is not None:
            return f"{self.gcs} ({known})"
        return f"{known}, no total" if known else ""

    @property
    def blood_pressure(self) -> str | None:
        """122/80, or 122 alone."""
        if self.dbp is None:
            return None if self.sbp is None else f"{self.sbp}"
        return f"{'?' if self.sbp is None else self.sbp}/{self.dbp}"

    @property
    def breathing(self) -> str:
        """What the saturation was taken on: air, oxygen, oxygen scale 2."""
        scale = "scale 2" if self.spo2_scale is Scale.TWO else ""
        air = self.on_oxygen.label.lower() if self.on_oxygen else ""
        return " ".join(part for part in (air, scale) if part)

    def why_not(self, name: str) -> str:
        """Unable, or refused, or nothing said."""
        return next((one.why for one in self.unable if one.field == name), "")
