"""The bus by day: who hires it, what for, and that it is back before the night."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("per_hour", sa.Integer(), nullable=False),
        sa.Column("per_mile", sa.Integer(), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate_card")),
    )
    op.create_table(
        "running_cost",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("per_night", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_running_cost")),
        sa.UniqueConstraint("first_day", name=op.f("uq_running_cost_first_day")),
    )
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("does_nights", sa.Boolean(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
        sa.UniqueConstraint("name", name=op.f("uq_vehicle_name")),
    )
    op.create_table(
        "hire",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(120), nullable=False),
        sa.Column("email", sa.String(120), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("vehicle_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("rate_card_id", sa.Uuid(), nullable=True),
        sa.Column("driver_id", sa.Uuid(), nullable=True),
        sa.Column("miles", sa.Integer(), nullable=True),
        sa.Column("clean", sa.String(40), nullable=True),
        sa.Column("invoice", sa.String(40), nullable=False),
        sa.Column("charge", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["driver_id"], ["person.id"], name=op.f("fk_hire_driver_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["rate_card_id"], ["rate_card.id"], name=op.f("fk_hire_rate_card_id_rate_card")
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["vehicle.id"], name=op.f("fk_hire_vehicle_id_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hire")),
    )
    op.create_index(op.f("ix_hire_starts_at"), "hire", ["starts_at"], unique=False)
    op.create_index(op.f("ix_hire_vehicle_id"), "hire", ["vehicle_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_hire_vehicle_id"), table_name="hire")
    op.drop_index(op.f("ix_hire_starts_at"), table_name="hire")
    op.drop_table("hire")
    op.drop_table("vehicle")
    op.drop_table("running_cost")
    op.drop_table("rate_card")
