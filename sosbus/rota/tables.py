"""Who holds the places of a night, and the story of how that came about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment, several
from sosbus.people.tables import BusRole

STILL_ON = text("withdrawn_at IS NULL")
STILL_OPEN = text("ended_at IS NULL")


class How(Choice):
    """The way somebody came onto a place, or off it."""

    SELF = "self", "Chose it themselves"
    LEAD = "lead", "By the bus lead"
    STAFF = "staff", "By the coordinator"
    SWAP = "swap", "Swapped"
    GIVEN = "given", "Given by somebody on the crew"
    COVER = "cover", "Stepped in when asked"
    WAITING_LIST = "waiting_list", "From the waiting list"
    STANDBY = "standby", "Called from standby"
    IMPORT = "import", "Brought in from a file"
    LEFT = "left", "Left the bus"
    LAPSED = "lapsed", "A card they need was withdrawn"


class Need(Choice):
    """One thing a place asks of somebody. What they do not meet is told all at once."""

    NIGHT_GONE = "night_gone", "The night is over or cancelled"
    NOT_PUBLISHED = "not_published", "The rota is not published yet"
    LEFT = "left", "Not with us"
    ALREADY_ON = "already_on", "Already on this night"
    NO_PLACE = "no_place", "No place free"
    NOT_TRAINED = "not_trained", "Not trained for the place"
    JOINING = "joining", "Still joining"
    CARD = "card", "A card is missing or runs out"
    AWAY = "away", "Said they cannot come"
    MOST_NIGHTS = "most_nights", "At the most nights they want"
    OVERLAP = "overlap", "On another night at that time"
    REST = "rest", "Too little rest"
    FORTNIGHT = "fortnight", "Too many nights in a fortnight"
    BOTH_NIGHTS = "both_nights", "Two nights in a row"
    BUDDY = "buddy", "Nobody to be their buddy"
    UNSAFE = "unsafe", "The crew would not be safe"
    NOT_TOGETHER = "not_together", "The coordinator places them on this night"


class SignUp(SQLModel, table=True):
    """Someone's place on a night. A withdrawal is written on it; nothing is deleted.

    The two indexes are the last line: one person once a night, one person a place.
    """

    __tablename__ = "sign_up"
    __table_args__ = (
        Index(
            "uq_sign_up_place",
            "night_id",
            "role",
            "place",
            unique=True,
            sqlite_where=STILL_ON,
            postgresql_where=STILL_ON,
        ),
        Index(
            "uq_sign_up_person",
            "night_id",
            "person_id",
            unique=True,
            sqlite_where=STILL_ON,
            postgresql_where=STILL_ON,
        ),
    )

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id")
    person_id: UUID = Field(foreign_key="person.id", index=True)
    role: BusRole = chosen(BusRole)
    place: int
    signed_up_at: datetime = moment()
    how: How = chosen(How, default=How.SELF)
    placed_by_id: UUID | None = Field(default=None, foreign_key="person.id")
    override: str = Field(default="")  # why staff placed them though something was unmet
    overrode: list[Need] = several(Need, default_factory=list)
    buddy_id: UUID | None = Field(default=None, foreign_key="person.id")
    confirmed_at: datetime | None = moment(default=None)
    seeking_since: datetime | None = moment(
        default=None
    )  # can't come, responsible until covered
    withdrawn_at: datetime | None = moment(default=None)
    withdrawn_how: How | None = chosen(How, default=None)


class What(Choice):
    """What happened on a night's rota, for its story."""

    CAME_ON = "came_on", "took a place"
    PLACED = "placed", "was placed"
    CAME_OFF = "came_off", "came off"
    CONFIRMED = "confirmed", "said they are coming"
    SEEKING = "seeking", "cannot come; cover is being looked for"
    BACK = "back", "can come after all"
    ASKED = "asked", "were asked to step in"
    DECLINED = "declined", "cannot step in"
    COVERED = "covered", "is covered"
    LET_GO = "let_go", "was let go by the lead"
    CALLED_UP = "called_up", "was called: the bus is not safe to go"
    OFFERED = "offered", "was offered a place"
    GIVING = "giving", "offers"
    IN_LINE = "in_line", "joined the waiting list"
    STANDBY = "standby", "is on standby"
    SWAPPED = "swapped", "swapped"
    BUDDY = "buddy", "has a buddy"
    UNSAFE = "unsafe", "The crew became unsafe"
    SAFE = "safe", "The crew became safe"
    PUBLISHED = "published", "The rota was published"
    CANCELLED = "cancelled", "The night was cancelled"
    PUT_BACK = "put_back", "The night is on again"
    ROLL = "roll", "on the roll"


class StoryLine(SQLModel, table=True):
    """One thing that happened to a night's crew. Lines are only ever added."""

    __tablename__ = "story_line"

    number: int | None = Field(default=None, primary_key=True)  # in the order they happened
    night_id: UUID = Field(foreign_key="night.id", index=True)
    at: datetime = moment()
    what: What = chosen(What)
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    by_id: UUID | None = Field(default=None, foreign_key="person.id")
    words: str = Field(default="")


class Change(SQLModel, table=True):
    """A place changed by somebody else, to be told to the one whose night it is."""

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    night_id: UUID = Field(foreign_key="night.id")
    was: str
    now_is: str
    why: str = Field(default="")
    at: datetime = moment()
    told_at: datetime | None = moment(default=None)


class OfferKind(Choice):
    COVER = "cover", "Step in for somebody"
    WAITING_LIST = "waiting_list", "A place came free"
    STANDBY = "standby", "Called from standby"
    GIVEN = "given", "A place given away"
    SWAP = "swap", "A swap"


class Answer(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"
    COVERED = "covered", "Somebody else said yes first"
    EXPIRED = "expired", "Ran out of time"
    TAKEN_BACK = "taken_back", "Taken back"


class Offer(SQLModel, table=True):
    """A place offered to one person until a moment. While it lasts, the place is held."""

    __table_args__ = (
        Index(
            "uq_offer_open",
            "night_id",
            "to_id",
            "kind",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
    )

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id", index=True)
    role: BusRole = chosen(BusRole)
    kind: OfferKind = chosen(OfferKind)
    to_id: UUID = Field(foreign_key="person.id", index=True)
    sign_up_id: UUID | None = Field(default=None, foreign_key="sign_up.id")  # to be relieved
    in_return_id: UUID | None = Field(default=None, foreign_key="sign_up.id")  # swapped for it
    wave: int = Field(default=0)
    made_at: datetime = moment()
    lasts_until: datetime = moment()
    ended_at: datetime | None = moment(default=None)
    answer: Answer | None = chosen(Answer, default=None)


class Line(Choice):
    WAITING = "waiting", "Waiting list"
    STANDBY = "standby", "Standby"


class InLine(SQLModel, table=True):
    """Somebody waiting for a place on a full night, or standing by in case."""

    __tablename__ = "in_line"
    __table_args__ = (
        Index(
            "uq_in_line",
            "night_id",
            "person_id",
            "line",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
    )

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    line: Line = chosen(Line)
    role: BusRole = chosen(BusRole)
    since: datetime = moment()
    called_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
