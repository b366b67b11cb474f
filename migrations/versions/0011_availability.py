"""Saying no once: days, weekdays, most nights a month, wishes."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id_person")
    )


def upgrade() -> None:
    op.create_table(
        "away",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("role", sa.String(40), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("set_by_id", sa.Uuid(), nullable=False),
        of_person("away"),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_away_set_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_away")),
    )
    op.create_table(
        "weekly_away",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=True),
        of_person("weekly_away"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_away")),
    )
    op.create_table(
        "night_limit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=True),
        sa.Column("most_a_month", sa.Integer(), nullable=False),
        of_person("night_limit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_night_limit")),
    )
    op.create_table(
        "wishes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("both_nights", sa.Boolean(), nullable=False),
        sa.Column("wake_me", sa.Boolean(), nullable=False),
        sa.Column("texts", sa.Boolean(), nullable=False),
        sa.Column("covers_as", sa.String(40), nullable=True),
        of_person("wishes"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_wishes")),
    )
    for table in ("away", "weekly_away", "night_limit"):
        op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"], unique=False)


def downgrade() -> None:
    for table in ("wishes", "night_limit", "weekly_away", "away"):
        op.drop_table(table)
