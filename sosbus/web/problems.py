"""When something cannot be done: a page in our own look, or the same as JSON for a program."""

from http import HTTPStatus

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

from sosbus.web.pages import TEMPLATES, page


class SignInFirst(HTTPException):
    """Nobody is signed in on this browser."""

    def __init__(self) -> None:
        super().__init__(401)


def problem_reply(request: Request, status: int, sentence: str = "") -> Response:
    """The problem page for a status; `sentence` says more than the page does by itself."""
    if "text/html" not in request.headers.get("accept", "text/html, */*"):
        words = sentence or HTTPStatus(status).phrase
        return JSONResponse({"status": "refused", "why": words}, status)
    known = (TEMPLATES / "problem" / f"{status}.html").exists()
    shown = status if known else 500 if status >= 500 else 400
    return page(request, f"problem/{shown}.html", status=status, sentence=sentence)


def show_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    if isinstance(problem, SignInFirst) and wants_a_page(request):
        return RedirectResponse(f"/sign-in?next={request.url.path}", 303)
    said = problem.detail if problem.detail != HTTPStatus(problem.status_code).phrase else ""
    reply = problem_reply(request, problem.status_code, str(said))
    if isinstance(problem, SignInFirst) and "HX-Request" in request.headers:
        reply.headers["HX-Redirect"] = "/sign-in"
    for name, value in (problem.headers or {}).items():
        reply.headers[name] = value
    return reply


def wants_a_page(request: Request) -> bool:
    asked = "text/html" in request.headers.get("accept", "")
    return request.method == "GET" and asked and "HX-Request" not in request.headers


def show_bad_address(request: Request, problem: Exception) -> Response:
    """An id in the address that is no id at all: nothing lives there."""
    assert isinstance(problem, RequestValidationError)
    in_address = all(error["loc"][0] == "path" for error in problem.errors())
    return problem_reply(request, 404 if in_address else 422)


def show_busy(request: Request, problem: Exception) -> Response:
    """The database is busy or away: say so, and when to try again."""
    assert isinstance(problem, OperationalError | PoolIsEmpty)
    reply = problem_reply(request, 503)
    reply.headers["Retry-After"] = "2"
    return reply
