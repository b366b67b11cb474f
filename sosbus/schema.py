"""Every table of every room, gathered for the migrations."""

from sqlmodel import SQLModel

from sosbus.answers import tables as answers
from sosbus.availability import tables as availability
from sosbus.calendar_feed import tables as calendar_feed
from sosbus.calling import tables as calling
from sosbus.certificates import tables as certificates
from sosbus.contacts import tables as contacts
from sosbus.crews import tables as crews
from sosbus.crime import tables as crime
from sosbus.doors import tables as doors
from sosbus.figures import tables as figures
from sosbus.forgetting import tables as forgetting
from sosbus.hours import tables as hours
from sosbus.imports import tables as imports
from sosbus.joining import tables as joining
from sosbus.letters import tables as letters
from sosbus.messages import tables as messages
from sosbus.nights import tables as nights
from sosbus.people import tables as people
from sosbus.qualifications import tables as qualifications
from sosbus.roll_call import tables as roll_call
from sosbus.rota import tables as rota
from sosbus.seeking import tables as seeking
from sosbus.sign_in import tables as sign_in
from sosbus.tallies import tables as tallies
from sosbus.thanks import tables as thanks

ROOMS = (
    people,
    doors,
    messages,
    sign_in,
    nights,
    crews,
    rota,
    contacts,
    tallies,
    crime,
    figures,
    joining,
    qualifications,
    availability,
    roll_call,
    seeking,
    calling,
    answers,
    hours,
    certificates,
    thanks,
    calendar_feed,
    imports,
    forgetting,
    letters,
)
METADATA = SQLModel.metadata
