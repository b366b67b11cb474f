"""Turns away a change that another site's page asked a browser to make.

Browsers say where a request comes from (Sec-Fetch-Site, Origin). A request that says nothing
comes from a program, not from a page, and carries no cookie that a page could misuse.
"""

from urllib.parse import urlparse

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from sosbus.web.problems import problem_reply

LOOKING = {"GET", "HEAD", "OPTIONS"}


class SameOriginOnly:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in LOOKING:
            return await self.app(scope, receive, send)
        if is_ours(Headers(scope=scope)):
            return await self.app(scope, receive, send)
        refusal = problem_reply(
            Request(scope), 403, "This came from another site, so nothing was changed."
        )
        return await refusal(scope, receive, send)


def is_ours(headers: Headers) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    if origin is None:
        return True
    try:
        return urlparse(origin).netloc == headers.get("host")
    except ValueError:
        return False
