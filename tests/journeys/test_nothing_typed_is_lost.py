"""Whoever makes a mistake gets every word back, and is told of it where they stand."""

from datetime import UTC, date, datetime

from sqlmodel import select

from sosbus.base.settings import Settings
from sosbus.letters import store as letters
from sosbus.messages.tables import Letter

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)


def test_bank_holidays_unticked_stay_unticked_after_a_mistake(visit):
    wrong = {"first": "2026-05-31", "last": "2026-04-01"}
    page = visit("declan", "POST", "/planning/nights", data=wrong)
    assert page.status == 422
    assert not page.html.select_one("input[name=holidays]").has_attr("checked")


def test_inviting_keeps_name_address_and_training(visit):
    typed = {"name": "Wren", "email": "wren at home", "role": "volunteer"}
    page = visit("declan", "POST", "/people", data=typed | {"bus_roles": ["driver"]})
    assert page.status == 422
    assert page.mistake("email")
    assert page.html.select_one("#name")["value"] == "Wren"
    assert page.html.select_one("#email")["value"] == "wren at home"
    assert page.html.select_one("input[value=driver]").has_attr("checked")


def test_a_refused_tally_is_told_to_htmx_in_words_too(visit, make_night, cast):
    night = make_night(lead=cast["aoife"])
    path = f"/nights/{night.id}"
    visit("aoife", "POST", f"{path}/opening", data={"agreed": "true"})
    visit("declan", "POST", f"{path}/closing")
    htmx = {"HX-Request": "true", "HX-Target": "board"}
    refused = visit("aoife", "POST", f"{path}/tallies", data={"thing": "water"}, headers=htmx)
    assert refused.status == 409
    assert "Ask the coordinator" in refused.said


def test_a_closed_night_shows_no_button_that_would_be_refused(visit, make_night, cast):
    night = make_night(lead=cast["aoife"])
    path = f"/nights/{night.id}"
    visit("aoife", "POST", f"{path}/opening", data={"agreed": "true"})
    visit("aoife", "POST", f"{path}/closing")
    page = visit("aoife", "GET", f"{path}/tonight")
    offered = [form["action"] for form in page.html.select("main form")]
    assert offered == []


def test_the_crew_is_told_that_a_night_is_off_and_that_it_is_on_again(
    visit, make_night, cast, engines
):
    night = make_night(date(2026, 3, 13), lead=cast["aoife"])
    visit("declan", "POST", f"/planning/{night.id}/cancellation", data={"reason": "weather"})
    visit("declan", "POST", f"/planning/{night.id}/putting-back")
    with engines.reading() as db:
        told = db.exec(select(Letter).order_by(Letter.version)).all()
        off, on = [letters.compose(db, one, NOON) for one in told]
    assert off is None  # by the time the first would go, it is no longer true
    assert on.to == "aoife@sosbus.example" and "The bus is on again" in on.subject
    assert "weather" not in on.body


def test_each_setting_a_real_service_misses_has_its_sentence(monkeypatch):
    monkeypatch.delenv("SOSBUS_DATABASE_URL", raising=False)
    said = Settings(_env_file=None, demo=False).missing_for_real_nights()
    for name in ("SECRET_KEY", "DATABASE_URL", "ADDRESS", "SMTP_URL"):
        assert sum(f"SOSBUS_{name} is missing" in one for one in said) == 1
    assert (
        Settings(
            _env_file=None,
            secret_key="x" * 32,
            database_url="sqlite:///here.db",
            address="https://bus.example",
            smtp_url="smtps://mail.example",
        ).missing_for_real_nights()
        == []
    )


def test_a_partner_opens_no_page_about_nights_contacts_or_people(visit, make_night, cast):
    night = make_night(lead=cast["aoife"])
    refused = {
        path: visit("eithne", "GET", path).status
        for path in (
            "/tonight",
            "/rota",
            "/people",
            f"/people/{cast['aoife'].id}",
            "/planning",
            f"/planning/{night.id}",
            f"/nights/{night.id}",
            f"/nights/{night.id}/tonight",
            f"/nights/{night.id}/contacts",
            f"/nights/{night.id}/contacts/new",
            f"/nights/{night.id}/closing",
            "/who-may",
        )
    }
    assert set(refused.values()) == {403}, refused
