"""Days of Action: three a year are planned, and each is told as itself."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_plan")),
        sa.UniqueConstraint("year", name=op.f("uq_action_plan_year")),
    )
    op.create_table(
        "action_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("agencies_count", sa.Integer(), nullable=True),
        sa.Column("agencies_about", sa.Boolean(), nullable=False),
        sa.Column("named_count", sa.Integer(), nullable=True),
        sa.Column("agencies", sa.String(2000), nullable=False),
        sa.Column("arrests", sa.Integer(), nullable=True),
        sa.Column("warrants", sa.Integer(), nullable=True),
        sa.Column("vehicles_removed", sa.Integer(), nullable=True),
        sa.Column("tonnes", sa.Float(), nullable=True),
        sa.Column("homes_called_at", sa.Integer(), nullable=True),
        sa.Column("penalty_notices", sa.Integer(), nullable=True),
        sa.Column("surveys", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_action_day_area_id_area")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_day")),
    )


def downgrade() -> None:
    op.drop_table("action_day")
    op.drop_table("action_plan")
