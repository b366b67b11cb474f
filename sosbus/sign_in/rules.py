"""How sign-in codes are made and checked, and how often one may ask."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sosbus.base.refusal import Refusal
from sosbus.sign_in.tables import Challenge

GOOD_FOR = timedelta(minutes=10)
TRIES = 5
WINDOW = timedelta(minutes=15)
PER_ADDRESS = 5
PER_NETWORK = 60

WRONG = Refusal("That code is not right. Check the newest letter and try again.")
SPENT = Refusal("That code can no longer be used. Ask for a new one.")

# Who one tap can be, in the demo and nowhere else.
DEMO_CAST = {
    "Aoife": "leads the bus tonight",
    "Brendan": "volunteers, first aider",
    "Ciara": "leads another night",
    "Declan": "coordinator, Open Road",
    "Eithne": "partner, reads figures",
    "Fergal": "administrator",
}


def demo_address(name: str) -> str:
    """An address in .example, which can receive no mail (RFC 2606)."""
    return f"{name.lower().replace(' ', '.')}@sosbus.example"


def new_code() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"


def mac(key: str, *words: str) -> str:
    """A keyed hash: without the service's key, a stolen table gives nothing back."""
    return hmac.new(key.encode(), "\x1f".join(words).encode(), hashlib.sha256).hexdigest()


def tidy_code(typed: str) -> str:
    return "".join(character for character in typed if character.isdigit())


def try_code(challenge: Challenge | None, code_mac: str, now: datetime) -> Refusal | None:
    """None when the code is right; counts the try. A code is good once, for ten minutes."""
    if challenge is None or challenge.used_at or now >= challenge.expires_at:
        return SPENT
    if challenge.tries >= TRIES:
        return SPENT
    challenge.tries += 1
    if not hmac.compare_digest(challenge.code_mac, code_mac) or challenge.person_id is None:
        return WRONG if challenge.tries < TRIES else SPENT
    challenge.used_at = now
    return None


def is_too_often(by_address: int, by_network: int) -> bool:
    return by_address >= PER_ADDRESS or by_network >= PER_NETWORK
