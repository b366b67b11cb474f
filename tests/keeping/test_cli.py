"""sosbus privacy run, as somebody types it: in a process of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from sosbus.contacts.tables import Contact, Kind, Reason
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind as NightKind


def run(engines, *more: str) -> str:
    address = f"sqlite:///{engines.writer.url.database}"
    return subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "sosbus"), "privacy", "run", *more],
        env=os.environ | {"SOSBUS_DATABASE_URL": address, "SOSBUS_DEMO": "true"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_it_says_what_went_and_the_second_time_that_nothing_is_due(engines, db):
    night_date = datetime.now(UTC).date() - timedelta(days=10)
    night = new_night(night_date, time(22), time(4), NightKind.WEEKLY)
    db.add(night)
    db.flush()
    seen = night.opens_at + timedelta(minutes=7)
    db.add(
        Contact(
            id=uuid4(), night_id=night.id, number=1, half_hour=night.opens_at, seen_at=seen,
            wristband="B7", kind=Kind.WELFARE, reasons=[Reason.PHONE], first_words="x",
        )
    )  # fmt: skip
    db.commit()
    told = json.loads(run(engines, "--json"))
    assert [(one["step"], one["entries"]) for one in told] == [
        ("close", "1 entry"),
        ("week", "1 entry"),
    ]
    assert all(str(night_date.year) in one["of"] for one in told)
    assert run(engines) == "Nothing is due.\n"
    db.expire_all()
    db.rollback()
    assert isinstance(night_date, date) and json.loads(run(engines, "--json")) == []
