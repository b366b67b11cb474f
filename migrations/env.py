"""Runs migrations on the service's own database, or on a connection a test brings."""

from alembic import context

from sosbus.base.db import engines
from sosbus.schema import METADATA


def run(connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        user_module_prefix="columns.",
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engines().writer.begin() as connection:
        run(connection)
