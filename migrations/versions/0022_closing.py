"""What is said at the close, and that a night was looked through the day after."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "close_report",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("damage", sa.JSON(), nullable=False),
        sa.Column("damage_words", sa.String(length=280), nullable=True),
        sa.Column("incidents", sa.JSON(), nullable=False),
        sa.Column("incident_words", sa.String(length=280), nullable=True),
        sa.Column("welfare", sa.JSON(), nullable=False),
        sa.Column("next_lead_words", sa.String(length=280), nullable=True),
        sa.Column("minibus_miles", sa.Integer(), nullable=True),
        sa.Column("handsets", sa.JSON(), nullable=False),
        sa.Column("closed_by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name=op.f("fk_close_report_closed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_close_report_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", name=op.f("pk_close_report")),
        sa.UniqueConstraint("id", name=op.f("uq_close_report_id")),
    )
    op.create_table(
        "night_review",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_night_review_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_night_review_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", name=op.f("pk_night_review")),
    )


def downgrade() -> None:
    op.drop_table("night_review")
    op.drop_table("close_report")
