"""Who may do what, and how long a sign-in lasts: what is not listed is refused."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.demo.cast import CAST, person
from sosbus.doors import rules
from sosbus.doors.rules import Part, Permission
from sosbus.doors.tables import Device
from sosbus.people.tables import Role
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Unused, at most: trust.md, "Identity and sessions".
LASTS = {
    "Brendan": (14 * DAY, 30 * DAY),
    "Aoife": (12 * HOUR, 7 * DAY),
    "Declan": (HOUR, 12 * HOUR),
    "Eithne": (HOUR / 2, 8 * HOUR),
    "Fergal": (HOUR, 12 * HOUR),
}


def one_of_the_cast(name):
    role, places = CAST[name]
    return person(name, role, list(places), NOW)


def device(who, used=NOW):
    _, longest = rules.kept_for(rules.parts_of(who))
    return Device(person_id=who.id, signed_in_at=NOW, seen_at=used, ends_at=NOW + longest)


@pytest.mark.parametrize("name", LASTS)
def test_a_sign_in_lasts_as_long_as_the_part_allows(name):
    who, (unused, longest) = one_of_the_cast(name), LASTS[name]
    moment = timedelta(seconds=1)
    assert rules.is_signed_in(device(who), who, NOW + unused - moment)
    assert not rules.is_signed_in(device(who), who, NOW + unused)
    still_used = device(who, used=NOW + longest - moment)
    assert rules.is_signed_in(still_used, who, NOW + longest - moment)
    assert not rules.is_signed_in(still_used, who, NOW + longest)


@pytest.mark.parametrize("name", CAST)
def test_whoever_left_is_signed_in_nowhere(name):
    who = one_of_the_cast(name)
    who.left_at = NOW
    assert not rules.is_signed_in(device(who), who, NOW)


def test_nobody_may_do_what_the_matrix_does_not_list(monkeypatch):
    monkeypatch.setattr(rules, "MATRIX", {})
    assert not any(rules.may(frozenset(Part), one) for one in Permission)


def test_every_permission_is_in_the_matrix():
    assert set(rules.MATRIX) == set(Permission)


@given(st.frozensets(st.sampled_from(list(Part))), st.sampled_from(list(Permission)))
def test_more_parts_never_mean_less(parts, permission):
    if any(rules.may(frozenset({part}), permission) for part in parts):
        assert rules.may(parts, permission)


def test_a_stranger_may_only_come_in():
    allowed = [one for one in Permission if rules.may(rules.parts_of(None), one)]
    assert allowed == [Permission.COME_IN]


def test_only_a_volunteer_trained_to_lead_is_a_lead():
    aoife = one_of_the_cast("Aoife")
    assert Part.BUS_LEAD in rules.parts_of(aoife)
    aoife.role = Role.PARTNER
    assert rules.parts_of(aoife) == {Part.PARTNER}


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU) Version/18 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel) Gecko Firefox/140", "Firefox on Mac"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_is_told_so_that_its_owner_knows_it(agent, label):
    assert rules.device_label(agent) == label
