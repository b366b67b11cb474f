"""Neighbourhood Action Panels: what residents chose, and what was done about it."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "panel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panel")),
        sa.UniqueConstraint("number", name=op.f("uq_panel_number")),
    )
    op.create_table(
        "panel_meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["panel_id"], ["panel.id"], name=op.f("fk_panel_meeting_panel_id_panel")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panel_meeting")),
    )
    op.create_index(
        op.f("ix_panel_meeting_panel_id"), "panel_meeting", ["panel_id"], unique=False
    )
    op.create_table(
        "panel_priority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(120), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("done", sa.String(2000), nullable=False),
        sa.Column("told", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["panel_meeting.id"],
            name=op.f("fk_panel_priority_meeting_id_panel_meeting"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panel_priority")),
    )
    op.create_index(
        op.f("ix_panel_priority_meeting_id"), "panel_priority", ["meeting_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_panel_priority_meeting_id"), table_name="panel_priority")
    op.drop_table("panel_priority")
    op.drop_index(op.f("ix_panel_meeting_panel_id"), table_name="panel_meeting")
    op.drop_table("panel_meeting")
    op.drop_table("panel")
