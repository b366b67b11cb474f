"""The Night-time Economy task group: its actions, and joint licensing visits."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(120), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("rating", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_action")),
    )
    op.create_table(
        "named_month",
        sa.Column("month", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_named_month")),
    )
    op.create_table(
        "licensing_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("how_many", sa.Integer(), nullable=True),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("venue_id", sa.Uuid(), nullable=True),
        sa.Column("police_count", sa.Integer(), nullable=True),
        sa.Column("officers_count", sa.Integer(), nullable=True),
        sa.Column("residents_count", sa.Integer(), nullable=True),
        sa.Column("licence", sa.String(40), nullable=False),
        sa.Column("dps", sa.String(40), nullable=False),
        sa.Column("cctv", sa.String(40), nullable=False),
        sa.Column("log", sa.String(40), nullable=False),
        sa.Column("age_policy", sa.String(40), nullable=False),
        sa.Column("door_staff", sa.String(40), nullable=False),
        sa.Column("outside", sa.String(40), nullable=False),
        sa.Column("result", sa.String(40), nullable=False),
        sa.Column("follow_up_due", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_licensing_visit_venue_id_venue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_visit")),
    )
    op.create_table(
        "named_venue",
        sa.Column("venue_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_named_venue_venue_id_venue")
        ),
        sa.PrimaryKeyConstraint("venue_id", name=op.f("pk_named_venue")),
    )


def downgrade() -> None:
    op.drop_table("named_venue")
    op.drop_table("licensing_visit")
    op.drop_table("named_month")
    op.drop_table("group_action")
