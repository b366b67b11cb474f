"""A night: one outing of the bus, known by the date of its evening."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.clock import TOWN
from sosbus.base.columns import Choice, chosen, identity, moment


class Kind(Choice):
    WEEKLY = "weekly", "Weekly"
    BANK_HOLIDAY = "bank_holiday", "Bank holiday Sunday"
    ONE_OFF = "one_off", "One-off"


class Status(Choice):
    PLANNED = "planned", "Planned"
    OPEN = "open", "Open now"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Reason(Choice):
    """Why a night is cancelled: a closed list, so that no name can be written here."""

    WEATHER = "weather", "Weather"
    NO_LEAD = "no_lead", "No bus lead"
    NO_FIRST_AID = "no_first_aid", "No medic or first aider"
    TOO_FEW = "too_few", "Too few crew"
    BUS_OFF_ROAD = "bus_off_road", "Bus off the road"
    STREET_CLOSED = "street_closed", "High Street closed"
    POLICE_ADVICE = "police_advice", "Police advice"
    QUIET_NIGHT = "quiet_night", "Town expected to be quiet"
    OTHER = "other", "Another reason"


class Pattern(SQLModel, table=True):
    """A night that comes every week, by the town's clock; Monday is weekday 0."""

    weekday: int = Field(primary_key=True, ge=0, le=6)
    opens: time
    closes: time


class Night(SQLModel, table=True):
    id: UUID = identity()
    night_date: date = Field(unique=True)
    kind: Kind = chosen(Kind)
    opens_at: datetime = moment(index=True)
    closes_at: datetime = moment()
    published_at: datetime | None = moment(default=None)
    version: int = Field(default=1)  # one more each time what the crew was told changes
    changed_at: datetime | None = moment(default=None)  # when that was, last
    opened_at: datetime | None = moment(default=None)
    closed_at: datetime | None = moment(default=None)
    cancelled_at: datetime | None = moment(default=None)
    cancelled_because: Reason | None = chosen(Reason, default=None)

    @property
    def status(self) -> Status:
        if self.cancelled_at:
            return Status.CANCELLED
        if self.closed_at:
            return Status.CLOSED
        return Status.OPEN if self.opened_at else Status.PLANNED

    @property
    def hours(self) -> float:
        """Planned length, from UTC: 5 or 7 on the nights the clocks change."""
        return (self.closes_at - self.opens_at).total_seconds() / 3600

    @property
    def clocks_change(self) -> int:
        """Minutes the town's clocks go back (above 0) or forward (below) during this night."""
        opens, closes = (one.astimezone(TOWN) for one in (self.opens_at, self.closes_at))
        offsets = [one.utcoffset() or timedelta() for one in (opens, closes)]
        return int((offsets[0] - offsets[1]).total_seconds() // 60)

    @property
    def times(self) -> str:
        """22:00–04:00, and on the nights the clocks change 22:00 BST–04:00 GMT."""
        as_read = "%H:%M %Z" if self.clocks_change else "%H:%M"
        opens, closes = (one.astimezone(TOWN) for one in (self.opens_at, self.closes_at))
        return f"{opens:{as_read}}–{closes:{as_read}}"

    @property
    def clocks(self) -> str:
        """What the clock change means for this night, or nothing on the other nights."""
        if self.clocks_change > 0:
            return "The clocks go back: 01:00–02:00 happens twice."
        return "The clocks go forward: 01:00 becomes 02:00." if self.clocks_change else ""
