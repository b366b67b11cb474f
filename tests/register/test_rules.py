"""The sieve a long list is looked at through."""

import pytest

from sosbus.demo.cast import person
from sosbus.joining.tables import Stage
from sosbus.people.tables import BusRole, Role
from sosbus.qualifications.rules import Lapse
from sosbus.qualifications.tables import CardKind
from sosbus.register.rules import Joining, Row, Sieve
from tests.conftest import WEEK_BEFORE

AID = Lapse(CardKind.FIRST_AID, None, None)


def row(name, role=Role.VOLUNTEER, places=(), missing=(), lapses=()):
    return Row(person(name, role, list(places), WEEK_BEFORE), missing, lapses)


WREN = row("Wren Torch", places=[BusRole.FIRST_AIDER], lapses=[AID])
JUNO = row("Juno Flask", places=[BusRole.SUPPORT], missing=[Stage.TRAINED, Stage.ACTIVE])
MEDIC = row("Marlow Ramp", Role.CONTRACTED, [BusRole.MEDIC])


@pytest.mark.parametrize(
    ("sieve", "through"),
    [
        (Sieve(), [WREN, JUNO, MEDIC]),
        (Sieve("wren"), [WREN]),
        (Sieve("FLASK"), [JUNO]),
        (Sieve("marlow.ramp@"), [MEDIC]),
        (Sieve("nobody"), []),
        (Sieve(role=BusRole.MEDIC), [MEDIC]),
        (Sieve(role=Role.CONTRACTED), [MEDIC]),
        (Sieve(role=Role.VOLUNTEER), [WREN, JUNO]),
        (Sieve(stage=Joining.STILL), [JUNO]),
        (Sieve(stage=Joining.DONE), [WREN, MEDIC]),
        (Sieve(stage=Stage.TRAINED), [JUNO]),
        (Sieve(stage=Stage.APPLIED), []),
        (Sieve(lapsing=True), [WREN]),
        (Sieve("wren", BusRole.FIRST_AIDER, Joining.DONE, True), [WREN]),
        (Sieve("wren", BusRole.SUPPORT), []),
    ],
)
def test_the_list_shows_those_to_whom_all_of_it_applies(sieve, through):
    assert [one for one in (WREN, JUNO, MEDIC) if sieve.lets(one)] == through
