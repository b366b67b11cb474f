"""Which sheets there are, and what a row of each may say."""

from collections.abc import Mapping

from sosbus.cards_sheet.rules import COLUMNS as CARDS
from sosbus.people_sheet.rules import COLUMNS as VOLUNTEERS
from sosbus.places_sheet.rules import COLUMNS as PLACES
from sosbus.sheets.rules import Column
from sosbus.trials.tables import Kind

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.VOLUNTEERS: VOLUNTEERS,
    Kind.CARDS: CARDS,
    Kind.PLACES: PLACES,
}
