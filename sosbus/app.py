"""The front of the house: every room's routes, under one roof."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.gzip import GZipMiddleware

from sosbus.action_days import routes as action_days
from sosbus.aloud import routes as aloud
from sosbus.answers import routes as answers
from sosbus.availability import routes as availability
from sosbus.base.settings import settings
from sosbus.bedside import routes as bedside
from sosbus.board import routes as board
from sosbus.calendar_feed import routes as calendar_feed
from sosbus.certificates import routes as certificates
from sosbus.changes import routes as changes
from sosbus.checks import routes as checks
from sosbus.closing import routes as closing
from sosbus.contacts import routes as contacts
from sosbus.cover import routes as cover
from sosbus.crews import routes as crews
from sosbus.doors import routes as doors
from sosbus.doors.access import Door
from sosbus.entering import routes as entering
from sosbus.forgetting import routes as forgetting
from sosbus.handovers import routes as handovers
from sosbus.handsets import routes as handsets
from sosbus.health import routes as health
from sosbus.hire import routes as hire
from sosbus.hire_calendar import routes as hire_calendar
from sosbus.home import routes as home
from sosbus.hours import routes as hours
from sosbus.imports import routes as imports
from sosbus.income import routes as income
from sosbus.joining import routes as joining
from sosbus.journal import routes as journal
from sosbus.keeping import routes as keeping
from sosbus.lapsing import routes as lapsing
from sosbus.lessons import routes as lessons
from sosbus.letters import routes as letters
from sosbus.messages import routes as messages
from sosbus.monthly import routes as monthly
from sosbus.next_day import routes as next_day
from sosbus.night_economy import routes as night_economy
from sosbus.own_data import routes as own_data
from sosbus.papers import routes as papers
from sosbus.partners import routes as partners
from sosbus.planning import routes as planning
from sosbus.post import Post
from sosbus.programme import routes as programme
from sosbus.prompts import routes as prompts
from sosbus.publishing import routes as publishing
from sosbus.qualifications import routes as qualifications
from sosbus.recording import routes as recording
from sosbus.register import routes as register
from sosbus.releases import routes as releases
from sosbus.rereading import routes as rereading
from sosbus.roll_call import routes as roll_call
from sosbus.safeguarding import routes as safeguarding
from sosbus.sign_in import routes as sign_in
from sosbus.stock import routes as stock
from sosbus.tallies import routes as tallies
from sosbus.thanks import routes as thanks
from sosbus.tonight import routes as tonight
from sosbus.venues import routes as venues
from sosbus.watch import routes as watch
from sosbus.web.headers import SafeHeaders
from sosbus.web.logs import RequestLog
from sosbus.web.origin import SameOriginOnly
from sosbus.web.pages import STATIC
from sosbus.web.problems import problem_reply, show_bad_address, show_busy, show_problem

ROOMS = (
    health,
    home,
    sign_in,
    doors,
    messages,
    own_data,
    forgetting,
    letters,
    lapsing,
    thanks,
    qualifications,
    register,
    planning,
    tonight,
    next_day,
    closing,
    checks,
    stock,
    recording,
    bedside,
    aloud,
    handovers,
    safeguarding,
    watch,
    changes,
    handsets,
    contacts,
    tallies,
    venues,
    prompts,
    journal,
    keeping,
    rereading,
    papers,
    board,
    publishing,
    crews,
    monthly,
    releases,
    joining,
    availability,
    roll_call,
    cover,
    answers,
    hours,
    certificates,
    calendar_feed,
    imports,
    programme,
    entering,
    action_days,
    night_economy,
    partners,
    hire_calendar,
    income,
    hire,
    lessons,
)
UNGUARDED = {"healthz", "readyz"}  # asked by machines that have no sign-in
BIGGEST_FORM = 64 * 1024


def create_app() -> FastAPI:
    app = FastAPI(
        openapi_url=None, max_body_size=BIGGEST_FORM, lifespan=with_post, redirect_slashes=False
    )
    for room in ROOMS:
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(StarletteHTTPException, show_any_problem)
    app.add_exception_handler(RequestValidationError, show_bad_address)
    app.add_exception_handler(OperationalError, show_busy)
    app.add_exception_handler(PoolIsEmpty, show_busy)
    app.add_exception_handler(IntegrityError, show_just_changed)
    app.add_middleware(SameOriginOnly)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    app.add_middleware(RequestLog)
    app.add_middleware(SafeHeaders)
    refuse_unguarded(app)
    return app


@asynccontextmanager
async def with_post(_: FastAPI) -> AsyncIterator[None]:
    """While the service is up, letters leave; without a mail server they wait."""
    if not settings().smtp_url:
        yield
        return
    post = Post()
    post.start()
    yield
    post.stop()


def asked(dependant: Any) -> Any:
    """Everything a route depends on, however deep."""
    yield dependant.call
    for inner in dependant.dependencies:
        yield from asked(inner)


def refuse_unguarded(app: FastAPI) -> None:
    """A route that asks nobody who is there does not start."""
    for route in iter_route_contexts(app.routes):
        if getattr(route, "dependant", None) is None or route.name in UNGUARDED:
            continue
        if not any(isinstance(one, Door) for one in asked(route.dependant)):
            raise RuntimeError(f"{route.path} asks nobody who is there: give it a Door")


async def show_any_problem(request: Request, problem: Exception) -> Response:
    if isinstance(problem, HTTPException):
        return await show_problem(request, problem)
    assert isinstance(problem, StarletteHTTPException)
    return problem_reply(request, problem.status_code)


def show_just_changed(request: Request, _: Exception) -> Response:
    """The database's own last line: two people did the same thing at the same moment."""
    return problem_reply(request, 409)
