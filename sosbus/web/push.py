"""Handing a notice to the push service of somebody's browser."""

import http.client
import json
import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode
from email.utils import parseaddr
from functools import cache
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from sosbus.base.settings import settings

GONE = (404, 410)
DAY = 24 * 60 * 60
TOO_LONG = 10


def send(endpoint: str, public_key: str, auth: str, words: dict[str, str], key: str) -> bool:
    """Hand over one notice; False if that browser wants no more. A notice with the same key
    takes the place of the one before. Raises OSError when the service will not take it."""
    where = urlsplit(endpoint)
    headers = {
        "TTL": str(DAY),
        "Urgency": "high",
        "Topic": key[:32],
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        **signed(f"https://{where.hostname}"),
    }
    server = connection(where.hostname or "", where.port)
    try:
        path = where.path + (f"?{where.query}" if where.query else "")
        server.request("POST", path, sealed(words, public_key, auth), headers)
        status = server.getresponse().status
    except http.client.HTTPException as wrong:
        raise OSError(type(wrong).__name__) from wrong
    finally:
        server.close()
    if status >= 300 and status not in GONE:
        raise OSError(f"the push service answered {status}")
    return status not in GONE


def connection(host: str, port: int | None) -> http.client.HTTPSConnection:
    safely = ssl.create_default_context()
    return http.client.HTTPSConnection(host, port, timeout=TOO_LONG, context=safely)


def sealed(words: dict[str, str], public_key: str, auth: str) -> bytes:
    """Words that only the browser itself can open."""
    return bytes(
        http_ece.encrypt(
            json.dumps(words).encode(),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=unpadded(public_key),
            auth_secret=unpadded(auth),
            version="aes128gcm",
        )
    )


def signed(audience: str) -> dict[str, str]:
    _, address = parseaddr(settings().mail_from)
    claims = {"aud": audience, "sub": f"mailto:{address}"}
    return dict(Vapid02.from_raw(settings().push_key.encode()).sign(claims))


@cache
def our_key(push_key: str) -> str:
    """What a browser must be told to know our notices by: the public half of the setting."""
    return public_half(Vapid02.from_raw(push_key.encode()).public_key)


def new_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def are_keys(public_key: str, auth: str) -> bool:
    """Whether a browser's keys can be what they should: a point of the curve, 16 bytes."""
    try:
        point, secret = unpadded(public_key), unpadded(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return len(secret) == 16


def public_half(key: ec.EllipticCurvePublicKey) -> str:
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def unpadded(written: str) -> bytes:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))
