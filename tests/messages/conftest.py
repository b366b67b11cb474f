"""A real mail server that keeps what it is handed."""

import socket
from time import sleep

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from sosbus.base.settings import settings


class Received(Message):
    def __init__(self) -> None:
        super().__init__()
        self.letters, self.takes = [], 0.0

    def handle_message(self, message) -> None:
        sleep(self.takes)
        self.letters.append(message)


@pytest.fixture
def mail_server(monkeypatch):
    received = Received()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(received, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("SOSBUS_SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("SOSBUS_MAIL_FROM", "SOS Bus <bus@sosbus.example>")
    settings.cache_clear()
    yield received
    server.stop()
    monkeypatch.undo()
    settings.cache_clear()
