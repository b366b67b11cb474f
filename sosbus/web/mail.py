"""Handing a letter to the mail server."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate
from urllib.parse import unquote, urlparse


def send_mail(smtp_url: str, sender: str, to: str, subject: str, body: str, key: str) -> None:
    """Send one plain-text letter; raises OSError or SMTPException when the server will not."""
    where = urlparse(smtp_url)
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Date"] = formatdate(localtime=False)
    letter["Message-ID"] = f"<{key}@{(where.hostname or 'sosbus')}>"
    letter.set_content(body)
    safely = ssl.create_default_context()
    host, port = where.hostname or "", where.port or (465 if where.scheme == "smtps" else 587)
    server: smtplib.SMTP
    if where.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, port, timeout=20, context=safely)
    else:
        server = smtplib.SMTP(host, port, timeout=20)
    with server:
        if where.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=safely)
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
        server.send_message(letter)
