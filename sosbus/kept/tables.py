"""Until when things are kept. The rows themselves live in other rooms."""

from sosbus.base.columns import Choice


class Step(Choice):
    """One step of letting go; the label says until when a thing is kept."""

    CLOSE = "close", "Until the night closes"
    WEEK = "week", "For 7 days"
    FOUR_WEEKS = "four_weeks", "For 28 days"
    REREAD = "reread", "Words are read again every night"
    OFFICES = "offices", "For 28 days after a hire that came to nothing, a year after one paid"
    YEARS = "years", "For 3 years, then only as counts of a month"
    JOURNAL = "journal", "For 6 years"
