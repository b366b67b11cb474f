"""When something cannot be done: a page in our own look, or the same as JSON for a program."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

from sosbus.web.pages import TEMPLATES, page

Sent = tuple[tuple[str, str], ...]


class SignInFirst(HTTPException):
    """Nobody is signed in on this browser."""

    def __init__(self) -> None:
        super().__init__(401)


def problem_reply(
    request: Request, status: int, sentence: str = "", sent: Sent = ()
) -> Response:
    """The problem page for a status; `sentence` says more than the page does by itself.

    `sent` is what was typed, for a page that can send it again.
    """
    if "text/html" not in request.headers.get("accept", "text/html, */*"):
        words = sentence or HTTPStatus(status).phrase
        return JSONResponse({"status": "refused", "why": words}, status)
    known = (TEMPLATES / "problem" / f"{status}.html").exists()
    shown = status if known else 500 if status >= 500 else 400
    return page(request, f"problem/{shown}.html", status=status, sentence=sentence, sent=sent)


async def show_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    if isinstance(problem, SignInFirst) and wants_a_page(request):
        wanted = quote(f"{request.url.path}?{request.url.query}".removesuffix("?"))
        return RedirectResponse(f"/sign-in?next={wanted}", 303)
    said = problem.detail if problem.detail != HTTPStatus(problem.status_code).phrase else ""
    sent = await what_was_sent(request) if isinstance(problem, SignInFirst) else ()
    reply = problem_reply(request, problem.status_code, str(said), sent)
    if isinstance(problem, SignInFirst) and "HX-Request" in request.headers:
        reply.headers["HX-Redirect"] = "/sign-in"
    for name, value in (problem.headers or {}).items():
        reply.headers[name] = value
    return reply


async def what_was_sent(request: Request) -> Sent:
    """The answers of a form, so that nothing is lost while somebody signs in again."""
    kind = request.headers.get("content-type", "")
    if request.method != "POST" or not kind.startswith("application/x-www-form-urlencoded"):
        return ()
    form = await request.form()
    return tuple((name, str(value)) for name, value in form.multi_items())


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
