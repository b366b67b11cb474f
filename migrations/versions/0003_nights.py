"""Nights and the weekly pattern, as shipped."""

from datetime import time

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FRIDAY, SATURDAY = 4, 5


def upgrade() -> None:
    pattern = op.create_table(
        "pattern",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.PrimaryKeyConstraint("weekday", name=op.f("pk_pattern")),
    )
    op.create_table(
        "night",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_because", sa.String(40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_night")),
        sa.UniqueConstraint("night_date", name=op.f("uq_night_night_date")),
    )
    op.create_index(op.f("ix_night_opens_at"), "night", ["opens_at"], unique=False)
    op.bulk_insert(
        pattern,
        [{"weekday": day, "opens": time(22), "closes": time(4)} for day in (FRIDAY, SATURDAY)],
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_night_opens_at"), table_name="night")
    op.drop_table("night")
    op.drop_table("pattern")
