"""The two ways a route replies: show a page, or say it is done and move on."""

import hashlib
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlparse

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sosbus.base import words
from sosbus.base.settings import CHECKOUT, settings

TEMPLATES = CHECKOUT / "templates"
STATIC = CHECKOUT / "static"
NOTICE = "sosbus-notice"

env = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


@cache
def static(path: str) -> str:
    """The address of a file of ours; it changes with the file, so browsers may keep it."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"


env.globals |= {"static": static}
env.filters |= words.FILTERS
env.globals["ui"] = env.get_template("ui/macros.html").module


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """Show a template: the whole of it, or only the block htmx is about to replace."""
    found = env.get_template(template)
    notice = unquote(request.cookies.get(NOTICE, ""))
    context |= {
        "request": request,
        "notices": [notice] if notice else [],
        "visitor": getattr(request.state, "visitor", None),
        "nav": getattr(request.state, "nav", []),
        "demo": settings().demo,
    }
    if block := found.blocks.get(part_wanted(request)):
        html = "".join(block(found.new_context(context)))
    else:
        html = found.render(context)
    reply = HTMLResponse(html, status, headers={"Vary": "HX-Request, HX-Target"})
    if notice:
        reply.delete_cookie(NOTICE)
    return reply


def kept_offline(shown: Response, at_once: bool = False) -> Response:
    """A page the device may keep a copy of, to show when there is no signal. With `at_once`
    the copy is shown even when there is: it holds nothing that changes and nobody's words."""
    shown.headers["X-Keep-Offline"] = "at once" if at_once else "yes"
    return shown


def unless_same(request: Request, shown: Response) -> Response:
    """304 for a part that a device has already, so that asking often costs little."""
    if "HX-Request" not in request.headers:
        return shown
    tag = f'"{hashlib.sha256(bytes(shown.body)).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    shown.headers["ETag"] = tag
    return shown


def done(request: Request, onward: str, notice: str = "") -> Response:
    """Say it is done and send the visitor on to an address of ours."""
    reply: Response
    if path_of(request.headers.get("HX-Current-URL", onward)) != path_of(onward):
        reply = Response(headers={"HX-Redirect": onward})
    else:
        reply = RedirectResponse(onward, status_code=303)
    if notice:
        reply.set_cookie(
            NOTICE,
            quote(notice),
            max_age=60,
            secure=is_secure(request),
            httponly=True,
            samesite="lax",
        )
    return reply


def path_of(address: str) -> str:
    try:
        return urlparse(address).path
    except ValueError:
        return ""


def is_secure(request: Request) -> bool:
    """Cookies are Secure always, but for the demo on a plain http address of one's own."""
    return request.url.scheme == "https" or not settings().demo


def part_wanted(request: Request) -> str:
    """The id of the element htmx will replace; a block of that name is all it needs."""
    if "HX-Boosted" in request.headers or "HX-History-Restore-Request" in request.headers:
        return ""
    return request.headers.get("HX-Target", "").rpartition("#")[2]


def safe_next(wanted: str) -> str:
    """An address on this service, or the front door."""
    plain = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if plain and wanted.isprintable() and "\\" not in wanted else "/"
