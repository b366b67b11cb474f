"""Handing a letter to the mail server."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate
from urllib.parse import unquote, urlparse

TOO_LONG = 12  # seconds for one step of the talk; all of them together stay under the lease


def send_mail(
    smtp_url: str,
    sender: str,
    to: str,
    subject: str,
    body: str,
    key: str,
    calendars: Sequence[bytes] = (),
) -> None:
    """Send one plain-text letter, nights for a calendar with it; raises OSError or
    SMTPException when the server will not, ValueError for what no letter can hold."""
    where = urlparse(smtp_url)
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Date"] = formatdate(localtime=False)
    letter["Message-ID"] = f"<{key}@{(where.hostname or 'sosbus')}>"
    letter["Auto-Submitted"] = "auto-generated"  # out-of-office replies stay away
    letter.set_content(body)
    for number, calendar in enumerate(calendars, 1):
        letter.add_attachment(
            calendar,
            maintype="text",
            subtype="calendar",
            filename=f"sos-bus-{number}.ics",
            params={"charset": "utf-8", "method": "PUBLISH"},
        )
    safely = ssl.create_default_context()
    host, port = where.hostname or "", where.port or (465 if where.scheme == "smtps" else 587)
    server: smtplib.SMTP
    if where.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, port, timeout=TOO_LONG, context=safely)
    else:
        server = smtplib.SMTP(host, port, timeout=TOO_LONG)
    with server:
        if where.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=safely)
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
        server.send_message(letter)
