"""A link from a letter: what it is about, signed, and nothing about anybody in it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from itsdangerous import BadSignature, Signer

from sosbus.answers.tables import Kind, Said
from sosbus.base.columns import coded
from sosbus.base.settings import settings
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole


@dataclass(frozen=True)
class Question:
    """What a link asks, in the fewest words: no name of anybody else is in it."""

    title: str
    night: Night
    role: BusRole | None
    words: Sequence[str]
    yes: str
    no: str
    ended: str  # what has become of it, once there is nothing left to answer
    used: bool = False


def link_token(kind: Kind, about: UUID) -> str:
    """Short, for it goes into text messages: a letter, an id and the signature."""
    named = kind.value + urlsafe_b64encode(about.bytes).decode().rstrip("=")
    return signer().sign(named).decode()


def read_token(token: str) -> tuple[Kind, UUID] | None:
    try:
        named = signer().unsign(token).decode()
        kind = coded(Kind, named[0])
        assert isinstance(kind, Kind)
        return kind, UUID(bytes=urlsafe_b64decode(named[1:] + "=="))
    except (BadSignature, ValueError, LookupError):
        return None


def signer() -> Signer:
    return Signer(settings().secret_key, salt="answer")


def is_past(night: Night, now: datetime) -> str:
    """A link ends when the shift starts, or when the night is called off."""
    if night.status is Status.CANCELLED:
        return "This night has been cancelled. You need do nothing."
    if now >= night.opens_at or night.status is not Status.PLANNED:
        return "This night has begun, so the link has ended. On the night, ring the duty phone."
    return ""


def said_before(kind: Kind, said: Said) -> str:
    """A link that was used says what was answered."""
    return ANSWERED[kind, said]


ANSWERED = {
    (Kind.PLACE, Said.YES): "You said you are coming. Thank you.",
    (Kind.PLACE, Said.NO): "You said you can’t come. Thank you for telling us.",
    (Kind.COMING, Said.NO): "You said you can’t come. Thank you for telling us.",
    (Kind.OFFER, Said.YES): "You said yes. Thank you.",
    (Kind.OFFER, Said.NO): "You said no. That is fine.",
    (Kind.CALL_UP, Said.YES): "You said you have it in hand. Thank you.",
}
