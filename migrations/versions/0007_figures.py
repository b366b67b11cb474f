"""Counters in fives and closed months."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_counter")),
    )
    op.create_table(
        "closed_month",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("definitions", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_closed_month")),
    )
    op.create_table(
        "ledger_line",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["month"], ["closed_month.month"], name=op.f("fk_ledger_line_month_closed_month")
        ),
        sa.ForeignKeyConstraint(
            ["series"], ["counter.series"], name=op.f("fk_ledger_line_series_counter")
        ),
        sa.PrimaryKeyConstraint("month", "series", name=op.f("pk_ledger_line")),
    )
    op.create_table(
        "exact_line",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["month"], ["closed_month.month"], name=op.f("fk_exact_line_month_closed_month")
        ),
        sa.PrimaryKeyConstraint("month", "figure", name=op.f("pk_exact_line")),
    )


def downgrade() -> None:
    op.drop_table("exact_line")
    op.drop_table("ledger_line")
    op.drop_table("closed_month")
    op.drop_table("counter")
