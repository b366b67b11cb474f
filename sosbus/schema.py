"""Every table of every room, gathered for the migrations."""

from sqlmodel import SQLModel

from sosbus.action_days import tables as action_days
from sosbus.answers import tables as answers
from sosbus.assessments import tables as assessments
from sosbus.availability import tables as availability
from sosbus.calendar_feed import tables as calendar_feed
from sosbus.calling import tables as calling
from sosbus.certificates import tables as certificates
from sosbus.changes import tables as changes
from sosbus.checks import tables as checks
from sosbus.closing import tables as closing
from sosbus.contacts import tables as contacts
from sosbus.counted import tables as counted
from sosbus.crews import tables as crews
from sosbus.crime import tables as crime
from sosbus.doors import tables as doors
from sosbus.figures import tables as figures
from sosbus.folding import tables as folding
from sosbus.forgetting import tables as forgetting
from sosbus.gate import tables as gate
from sosbus.handovers import tables as handovers
from sosbus.handsets import tables as handsets
from sosbus.hire import tables as hire
from sosbus.hours import tables as hours
from sosbus.imports import tables as imports
from sosbus.income import tables as income
from sosbus.joining import tables as joining
from sosbus.journal import tables as journal
from sosbus.keeping import tables as keeping
from sosbus.lessons import tables as lessons
from sosbus.letters import tables as letters
from sosbus.messages import tables as messages
from sosbus.money import tables as money
from sosbus.next_day import tables as next_day
from sosbus.night_economy import tables as night_economy
from sosbus.nights import tables as nights
from sosbus.observations import tables as observations
from sosbus.packs import tables as packs
from sosbus.panels import tables as panels
from sosbus.partners import tables as partners
from sosbus.people import tables as people
from sosbus.pilots import tables as pilots
from sosbus.prompts import tables as prompts
from sosbus.qualifications import tables as qualifications
from sosbus.releases import tables as releases
from sosbus.roll_call import tables as roll_call
from sosbus.rota import tables as rota
from sosbus.safeguarding import tables as safeguarding
from sosbus.seeking import tables as seeking
from sosbus.sign_in import tables as sign_in
from sosbus.sources import tables as sources
from sosbus.statements import tables as statements
from sosbus.stock import tables as stock
from sosbus.tallies import tables as tallies
from sosbus.targets import tables as targets
from sosbus.thanks import tables as thanks
from sosbus.venues import tables as venues
from sosbus.watch import tables as watch

ROOMS = (
    people,
    doors,
    messages,
    sign_in,
    nights,
    crews,
    rota,
    journal,
    venues,
    prompts,
    contacts,
    changes,
    observations,
    handovers,
    safeguarding,
    watch,
    handsets,
    checks,
    stock,
    closing,
    next_day,
    keeping,
    folding,
    tallies,
    crime,
    counted,
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
    gate,
    packs,
    money,
    releases,
    sources,
    targets,
    assessments,
    panels,
    pilots,
    statements,
    action_days,
    night_economy,
    partners,
    hire,
    income,
    lessons,
)
METADATA = SQLModel.metadata
