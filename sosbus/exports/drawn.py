"""A drawing as SVG text: the very template that draws it on a page."""

from sosbus.pictures.rules import Drawing
from sosbus.web.pages import env


def svg(drawing: Drawing, named: str) -> str:
    return env.get_template("pictures/_drawing.svg").render(drawing=drawing, named=named)
