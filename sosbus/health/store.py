"""What being ready means: the database answers, at the newest migration, and takes writes."""

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from sosbus.base.db import Engines
from sosbus.base.settings import CHECKOUT


def newest_migration() -> str | None:
    config = Config(CHECKOUT / "alembic.ini")
    config.set_main_option("script_location", str(CHECKOUT / "migrations"))
    return ScriptDirectory.from_config(config).get_current_head()


def is_ready(engines: Engines) -> bool:
    try:
        with engines.writing() as db:
            return migration_of(db) == newest_migration()
    except SQLAlchemyError:
        return False


def migration_of(db: Session) -> str | None:
    return MigrationContext.configure(db.connection()).get_current_revision()
