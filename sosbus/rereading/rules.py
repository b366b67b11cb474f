"""Which kept words are read again, and why some should be looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sosbus.guard.rules import blocked, doubts
from sosbus.kept.rules import AS_SENT, KEPT, How, Kept
from sosbus.kept.tables import Step

# All that anybody typed: what the list lets go after four weeks, but for digests.
TYPED: tuple[Kept, ...] = tuple(
    one for one in KEPT if one.step is Step.FOUR_WEEKS and one.what != AS_SENT
)
PLACES = {
    "contact.note": "Note of a contact",
    "contact_change.was.note": "Note of a contact, before a change",
    "contact_change.words.note": "Note of a contact, as changed",
    "close_report.damage_words": "Damage, at the close",
    "close_report.incident_words": "Incidents, at the close",
    "close_report.next_lead_words": "For the next lead, at the close",
}


@dataclass(frozen=True)
class Found:
    """Words that may point at somebody, and where they stand."""

    place: str  # "contact.note"
    row: UUID
    words: str
    why: str

    @property
    def where(self) -> str:
        return PLACES.get(self.place, "Words of the night")

    @property
    def which(self) -> str:
        return f"{self.place}:{self.row}"


def places() -> list[tuple[str, str, str]]:
    """Every place with words, as table, column and the answer in it, if it is a sheet."""
    return [
        (kept.table, column, key if kept.how is How.KEY else "")
        for kept in TYPED
        for column, key in kept.keys
    ]


def why(words: str, venues: Collection[str]) -> str:
    """What the guard says of these words now; nothing if they are fine."""
    return blocked(words, venues) or " ".join(doubts(words, venues))
