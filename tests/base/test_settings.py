"""A real night is not run on settings made for trying things out."""

import pytest

from sosbus.base.settings import Settings

REAL = {
    "database_url": "sqlite:////data/bus.db",
    "secret_key": "x" * 32,
    "address": "https://bus.example",
    "smtp_url": "smtps://post.example",
}


def asks_for(**changed) -> list[str]:
    chosen = {name: value for name, value in (REAL | changed).items() if value is not None}
    wrong = Settings(_env_file=None, **chosen).missing_for_real_nights()
    return [sentence.split()[0] for sentence in wrong]


def test_with_everything_said_nothing_is_asked():
    assert asks_for() == []


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"demo": True}, "SOSBUS_DEMO"),
        ({"secret_key": None}, "SOSBUS_SECRET_KEY"),
        ({"secret_key": "x" * 31}, "SOSBUS_SECRET_KEY"),
        ({"database_url": None}, "SOSBUS_DATABASE_URL"),
        ({"address": "http://bus.example"}, "SOSBUS_ADDRESS"),
        ({"smtp_url": ""}, "SOSBUS_SMTP_URL"),
    ],
)
def test_each_thing_that_is_missing_is_named(monkeypatch, changed, asked):
    monkeypatch.delenv("SOSBUS_DATABASE_URL", raising=False)
    assert asks_for(**changed) == [asked]
