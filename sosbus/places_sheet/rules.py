"""What a row says of somebody's place on a night."""

from dataclasses import dataclass
from datetime import date

from sosbus.base.words import long_day
from sosbus.people.tables import BusRole
from sosbus.people_sheet.rules import places_of
from sosbus.sheets.rules import Column
from sosbus.trials.rules import EMAIL, Reading

MOST_PLACES = 300  # each is weighed with its whole crew, twice
COLUMNS = (
    Column("night", ("date", "night date", "night of"), True, "04/12/2026"),
    EMAIL,
    Column("place", ("role", "as", "places"), True, "Support"),
)


@dataclass(frozen=True)
class Wish:
    """Somebody, on a night, in a place."""

    night_date: date
    email: str
    place: BusRole


def wish_in(reading: Reading) -> Wish | None:
    night, email = reading.day("night"), reading.email()
    if not reading.row["night"]:
        reading.wrong.append("The date of the night is missing.")
    places = reading.keep(places_of(reading.row["place"]), None)
    if places is not None and len(places) != 1:
        reading.wrong.append("Write one place, like Support.")
    return Wish(night, email, places[0]) if night and not reading.wrong else None


def told(wish: Wish) -> str:
    return f"{wish.place.label}, {long_day(wish.night_date)}"
