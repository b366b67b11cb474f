"""Which nights are worth a word."""

MILESTONES = (1, 10, 25, 50, 100, 150, 200)


def reached(nights: int) -> int | None:
    """The highest milestone somebody has passed, or None before their first night."""
    return max((one for one in MILESTONES if one <= nights), default=None)
