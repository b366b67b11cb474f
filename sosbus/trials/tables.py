"""The kinds of spreadsheet that can be brought in. Nothing of a file is kept before it is."""

from sosbus.base.columns import Choice


class Kind(Choice):
    VOLUNTEERS = "volunteers", "Volunteers"
    CARDS = "cards", "Cards and checks"
    PLACES = "places", "Places on nights"


class Fate(Choice):
    """What would become of a row."""

    WRONG = "wrong", "Not brought in"
    NEW = "new", "New"
    CHANGES = "changes", "Changes"
    SAME = "same", "Already here"
