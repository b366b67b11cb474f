"""One line of the journal: somebody saw or changed the records of a night.

A line points at no contact. It tells the half hour, as the records themselves do after a
week, so that reading both never tells who wrote which. It has no key to the night's own row:
it outlives it. The database refuses to change a line, or to delete one before six years.
"""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment


class Did(Choice):
    LOOKED = "looked", "Looked at"
    CHANGED = "changed", "Changed"


class What(Choice):
    """Which of a night's records, by the room that shows them."""

    TONIGHT = "tonight", "Tonight’s board"
    RECORDING = "recording", "Contacts, on the page"
    CONTACTS = "contacts", "Contacts, sent by a device"
    CHANGES = "changes", "Changes to contacts"
    TALLIES = "tallies", "Counts"
    WATCH = "watch", "Looks at those on the bus"
    BEDSIDE = "bedside", "Observations"
    ALOUD = "aloud", "Handover card"
    HANDOVERS = "handovers", "Handover times"
    SAFEGUARDING = "safeguarding", "Safeguarding referrals"
    CHECKS = "checks", "Checks before opening"
    ROLL_CALL = "roll_call", "Roll call, and whom to ring"
    CLOSING = "closing", "The close"
    NEXT_DAY = "next_day", "The day after"
    LETTERS = "letters", "A word to the crew"
    REREADING = "rereading", "Words to look at again"
    OTHER = "other", "Something else of the night"


class JournalLine(SQLModel, table=True):
    __tablename__ = "journal_line"

    id: UUID = Field(primary_key=True)  # made from the rest: the same again is one line
    night_id: UUID = Field(index=True)
    night_date: date
    person_id: UUID = Field(foreign_key="person.id", index=True)
    did: Did = chosen(Did)
    what: What = chosen(What)
    at: datetime = moment(index=True)  # the half hour
