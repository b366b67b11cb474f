"""Times that are no times of the town's clock are told so, beside the field."""

import pytest


@pytest.mark.parametrize(
    "opens", ["22:00+05:00", "22:00Z", "24:00", "79200", "ten", "22:00:00"]
)
def test_only_a_plain_time_of_day_opens_a_night(visit, opens):
    typed = {"night_date": "2026-03-12", "opens": opens, "closes": "04:00"}
    sent = visit("declan", "POST", "/planning/one-off", data=typed)
    if opens == "22:00:00":
        assert sent.status == 303
    else:
        assert sent.status == 422
        assert "like 22:00" in sent.mistake("opens")
        assert sent.html.select_one("#opens")["value"] == opens
