"""Observations, and the numbers in the reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "phone_line",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_phone_line")),
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("half_hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_role", sa.String(40), nullable=True),
        sa.Column("first_words", sa.String(), nullable=False),
        sa.Column("rr", sa.Integer(), nullable=True),
        sa.Column("spo2", sa.Integer(), nullable=True),
        sa.Column("on_oxygen", sa.String(40), nullable=True),
        sa.Column("spo2_scale", sa.String(40), nullable=False),
        sa.Column("sbp", sa.Integer(), nullable=True),
        sa.Column("dbp", sa.Integer(), nullable=True),
        sa.Column("pulse", sa.Integer(), nullable=True),
        sa.Column("acvpu", sa.String(40), nullable=True),
        sa.Column("temp_tenths", sa.Integer(), nullable=True),
        sa.Column("gcs_e", sa.String(40), nullable=True),
        sa.Column("gcs_v", sa.String(40), nullable=True),
        sa.Column("gcs_m", sa.String(40), nullable=True),
        sa.Column("pain", sa.Integer(), nullable=True),
        sa.Column("glucose_tenths", sa.Integer(), nullable=True),
        sa.Column("pupils", sa.String(40), nullable=True),
        sa.Column("position", sa.String(40), nullable=True),
        sa.Column("unable", sa.JSON(), nullable=False),
        sa.Column("typed_total", sa.Integer(), nullable=True),
        sa.Column("red_flags", sa.JSON(), nullable=False),
        sa.Column("sum_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mistake_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_observation_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_observation_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index(op.f("ix_observation_contact_id"), "observation", ["contact_id"])
    op.create_index(op.f("ix_observation_night_id"), "observation", ["night_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_observation_night_id"), table_name="observation")
    op.drop_index(op.f("ix_observation_contact_id"), table_name="observation")
    op.drop_table("observation")
    op.drop_table("phone_line")
