"""The one list of what is held on people: who gets a copy, and what becomes of it.

Every column of any table that points at a person has a line in HELD. A test walks the tables
and fails for a column that has none, so nothing about a person is ever left out of their copy
or of the forgetting.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sosbus.base.columns import Choice
from sosbus.own_data.tables import Step


class Then(Choice):
    """What becomes of rows when somebody left."""

    DELETE = "delete", "Deleted"
    BLANK = "blank", "Its words are deleted"
    KEEP = "keep", "Kept without your name"


class Copy(Choice):
    """What the person gets of rows that point at them."""

    WHOLE = "whole", "All of it"
    COUNT = "count", "How often: the rest is about somebody else"
    NONE = "none", "Nothing"


@dataclass(frozen=True)
class Held:
    """What is held in one column that points at a person."""

    table: str
    column: str
    what: str
    then: Then
    step: Step | None = None
    because: str = ""  # why it is kept, or why there is no copy of it
    copy: Copy = Copy.WHOLE
    secret: tuple[str, ...] = ()  # never in a copy: it would open a door
    blank: tuple[str, ...] = ()  # the words that are deleted
    own_people: bool = False  # names in it are of people of their own: they stay
    address: str = ""  # a column with their email address, where a row may lack their id

    @property
    def kept(self) -> str:
        """How long, in words for the person."""
        if self.step is None:
            return f"{self.then.label}. {self.because}"
        return f"{self.then.label} {self.step.label}."


def goes(table: str, column: str, what: str, step: Step, **more: Any) -> Held:
    return Held(table, column, what, Then.DELETE, step, **more)


def stays(table: str, column: str, what: str, because: str, **more: Any) -> Held:
    return Held(table, column, what, Then.KEEP, because=because, **more)


def did(table: str, column: str, what: str) -> Held:
    """What somebody did for others: it stays with those, and is only counted in the copy."""
    return stays(table, column, what, DID, copy=Copy.COUNT)


DID = "It says who decided, and stays with what was decided."
HOURS = "The hours and nights we report to funders are counted from it."
STORY = "The story of a night stays whole, so that it can be looked into later."
PROOF = "It shows that it was done."
SEEN_BY = "Who saw which night’s records has to be known for six years."
APART = "Whom the coordinator keeps on other nights"
NOT_ONLY_YOURS = "It is as much about somebody else. Ask the coordinator."
AT_ONCE, MESSAGES, NAME, CARDS = Step

YOU = Held("person", "id", "Your name, address and what you are trained for", Then.BLANK, NAME)
HELD: tuple[Held, ...] = (
    goes("device", "person_id", "Where you are signed in", AT_ONCE, secret=("token_hash",)),
    goes(
        "challenge",
        "person_id",
        "Sign-in codes you asked for lately",
        AT_ONCE,
        secret=("browser_hash", "code_mac", "onward"),
    ),
    goes(
        "push_device",
        "person_id",
        "Browsers that show you notices",
        AT_ONCE,
        secret=("endpoint", "public_key", "auth"),
    ),
    Held(
        "letter",
        "person_id",
        "Messages to you",
        Then.BLANK,
        MESSAGES,
        secret=("key",),
        blank=("to", "subject", "body", "facts"),
        address="to",
    ),
    stays("sign_up", "person_id", "Your places on nights", HOURS),
    did("sign_up", "placed_by_id", "Places you gave to others"),
    did("sign_up", "buddy_id", "Nights you were somebody's buddy"),
    did("roll_mark", "noted_by_id", "Whom you marked on the roll"),
    goes("handset", "person_id", "Phones and tablets you recorded with", AT_ONCE),
    stays("hour_line", "person_id", "Your hours, night by night", HOURS),
    did("hour_line", "noted_by_id", "Hours of others you put right"),
    goes("certificate", "person_id", "Certificates you made", NAME, secret=("code_hash",)),
    stays("milestone", "person_id", "Nights worth a thank-you", HOURS),
    did("milestone", "thanked_by_id", "Whom you thanked"),
    goes(
        "calendar_address",
        "person_id",
        "The address of your calendar",
        AT_ONCE,
        secret=("nonce", "secret_hash"),
    ),
    did("call_up", "person_id", "Nights you were called about"),
    did("search", "asked_by_id", "Searches for cover you began"),
    stays("story_line", "person_id", "What happened to your places", STORY),
    did("story_line", "by_id", "What you did on the rota"),
    goes("change", "person_id", "Changes to your nights", NAME),
    goes("offer", "to_id", "Places you were offered, and your answers", NAME),
    goes("in_line", "person_id", "Waiting lists and standby", NAME),
    goes("not_together", "one_id", APART, AT_ONCE, copy=Copy.NONE, because=NOT_ONLY_YOURS),
    goes("not_together", "other_id", APART, AT_ONCE, copy=Copy.NONE, because=NOT_ONLY_YOURS),
    goes("card", "person_id", "Your cards and checks: that they were seen", CARDS),
    did("card", "seen_by_id", "Cards of others you saw"),
    did("card", "withdrawn_by_id", "Cards of others you withdrew"),
    goes("joining_step", "person_id", "How you joined us", NAME),
    did("joining_step", "noted_by_id", "Steps of others you noted"),
    goes(
        "emergency_contact",
        "person_id",
        "Whom we ring for you in an emergency",
        AT_ONCE,
        own_people=True,
    ),
    goes("away", "person_id", "Days you said you are away", AT_ONCE),
    did("away", "set_by_id", "Days away you noted for others"),
    goes("weekly_away", "person_id", "Weekdays you cannot come", AT_ONCE),
    goes("night_limit", "person_id", "The most nights you want", AT_ONCE),
    goes("wishes", "person_id", "What you like on the rota", AT_ONCE),
    stays("forgotten", "person_id", "What was forgotten of you", PROOF),
    did("close_report", "closed_by_id", "Nights you closed"),
    goes("pack_reader", "person_id", "Reports you read", AT_ONCE),
    did("night_review", "by_id", "Nights you looked through the day after"),
    did("check_override", "by_id", "Checks you answered for when opening"),
    stays("journal_line", "person_id", "Nights whose records you saw or changed", SEEN_BY),
    did("forgotten", "by_id", "Whom you had forgotten"),
    goes("kept_longer", "person_id", "Why you are kept longer", CARDS),
    did("version", "entered_by_id", "What you entered in the programme"),
    did("hire", "driver_id", "Hires by day you drove the bus for"),
    did("kept_longer", "by_id", "Whom you had kept longer"),
)


def take_out(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these words where they stand by themselves, the longest first."""
    longest_first = sorted({one for one in words if one.strip()}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def without(value: Any, found: re.Pattern[str] | None, instead: str) -> Any:
    """A value with those words taken out, however deep they stand."""
    if found is None or isinstance(value, Choice):
        return value
    if isinstance(value, str):
        return found.sub(instead, value)
    if isinstance(value, dict):
        return {key: without(inner, found, instead) for key, inner in value.items()}
    if isinstance(value, list):
        return [without(inner, found, instead) for inner in value]
    return value
