"""Every route of the house, found the way that finds routes of included routers too."""

from fastapi.routing import iter_route_contexts

from sosbus.app import asked, create_app
from sosbus.doors.access import Door


def doors():
    found = [
        one
        for one in iter_route_contexts(create_app().routes)
        if getattr(one, "dependant", None) is not None
    ]
    assert len(found) > 40, "few routes found, so nothing below would prove anything"
    return found


def door_of(route) -> Door | None:
    return next((one for one in asked(route.dependant) if isinstance(one, Door)), None)
