"""Tables and migrations agree, up from nothing and down to nothing, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from sosbus.schema import METADATA
from tests.conftest import migrate

pytestmark = pytest.mark.both


def test_the_newest_migration_makes_the_tables_the_code_has(engines):
    with engines.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_down_to_nothing_and_up_again(engines):
    migrate(engines, "base")
    assert set(inspect(engines.writer).get_table_names()) == {"alembic_version"}
    migrate(engines)
    assert set(METADATA.tables) < set(inspect(engines.writer).get_table_names())


def test_the_pattern_and_the_crew_are_shipped(db):
    from sosbus.crews import store as crews
    from sosbus.nights import store as nights
    from sosbus.nights.tables import Kind

    assert [one.weekday for one in nights.patterns(db)] == [4, 5]
    assert {
        one.role.value: (one.minimum, one.ideal)
        for one in crews.rules_for(db, Kind.WEEKLY).lines
    } == {
        "bus_lead": (1, 1),
        "medic": (0, 1),
        "first_aider": (1, 2),
        "support": (2, 2),
        "driver": (0, 1),
        "outreach": (0, 2),
    }
