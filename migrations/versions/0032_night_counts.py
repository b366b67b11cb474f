"""Contacts counted by night for the figures, so that a closing reads those that changed."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "night_counted",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("sign", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_night_counted_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", name=op.f("pk_night_counted")),
    )
    op.create_table(
        "night_count",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_night_count_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", "series", name=op.f("pk_night_count")),
    )


def downgrade() -> None:
    op.drop_table("night_count")
    op.drop_table("night_counted")
