"""A venue, added, retired and brought back. Its name is public: nobody lives there."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sosbus.base.refusal import Conflict
from sosbus.venues.tables import Venue, Zone

ON_THE_LIST = "{} is on the list already."
WAS_ON_THE_LIST = "{} was on the list and is retired. Bring it back below."

# Real streets of the town, and invented houses on them.
SHIPPED: Sequence[tuple[str, Zone]] = (
    ("High Street", Zone.HIGH_STREET),
    ("Culver Square", Zone.HIGH_STREET),
    ("Castle Park gates", Zone.HIGH_STREET),
    ("Town Hall", Zone.HIGH_STREET),
    ("High Street taxi rank", Zone.HIGH_STREET),
    ("The Lantern Rooms", Zone.HIGH_STREET),
    ("Copper Kettle Bar", Zone.HIGH_STREET),
    ("Oyster & Anchor", Zone.HIGH_STREET),
    ("North Hill", Zone.NORTH),
    ("Middleborough", Zone.NORTH),
    ("Balkerne Hill", Zone.NORTH),
    ("The Weaver’s Loft", Zone.NORTH),
    ("Bar Bayleaf", Zone.NORTH),
    ("Queen Street", Zone.QUEEN_STREET),
    ("St Botolph’s Street", Zone.QUEEN_STREET),
    ("Osborne Street", Zone.QUEEN_STREET),
    ("Vineyard Gate", Zone.QUEEN_STREET),
    ("Priory Street", Zone.QUEEN_STREET),
    ("Club Semaphore", Zone.QUEEN_STREET),
    ("The Velvet Teapot", Zone.QUEEN_STREET),
    ("Midnight Kebab", Zone.QUEEN_STREET),
    ("Head Street", Zone.HEAD_STREET),
    ("Crouch Street", Zone.HEAD_STREET),
    ("Sir Isaac’s Walk", Zone.HEAD_STREET),
    ("The Quiet Postman", Zone.HEAD_STREET),
    ("Marmalade Social", Zone.HEAD_STREET),
    ("Colchester station", Zone.STATION),
    ("Colchester Town station", Zone.STATION),
    ("North Station Road", Zone.STATION),
    ("The Signal Box Inn", Zone.STATION),
    ("Hythe Hill", Zone.OUTSIDE),
    ("East Hill", Zone.OUTSIDE),
)


def new_venue(name: str, zone: Zone, known: Iterable[Venue]) -> Venue | Conflict:
    """A venue of a name that is not there yet, in whatever letters it is written."""
    for one in known:
        if folded(one.name) == folded(name):
            said = WAS_ON_THE_LIST if one.retired_at else ON_THE_LIST
            return Conflict(said.format(one.name))
    return Venue(name=name, zone=zone)


def folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def retire(venue: Venue, now: datetime) -> None:
    """No longer to choose; what was recorded there keeps its place."""
    venue.retired_at = venue.retired_at or now


def bring_back(venue: Venue) -> None:
    venue.retired_at = None
