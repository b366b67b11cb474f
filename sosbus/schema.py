"""Every table of every room, gathered for the migrations."""

from sqlmodel import SQLModel

from sosbus.contacts import tables as contacts
from sosbus.crime import tables as crime
from sosbus.doors import tables as doors
from sosbus.figures import tables as figures
from sosbus.messages import tables as messages
from sosbus.nights import tables as nights
from sosbus.people import tables as people
from sosbus.rota import tables as rota
from sosbus.sign_in import tables as sign_in
from sosbus.tallies import tables as tallies

ROOMS = (
    people,
    doors,
    messages,
    sign_in,
    nights,
    rota,
    contacts,
    tallies,
    crime,
    figures,
)
METADATA = SQLModel.metadata
