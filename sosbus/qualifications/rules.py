"""Stand-in until the real one is written."""


def short_of(needs, cards, role, through):
    return []
