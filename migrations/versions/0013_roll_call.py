"""Roll call: marks, only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roll_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("sign_up_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_roll_mark_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["sign_up_id"], ["sign_up.id"], name=op.f("fk_roll_mark_sign_up_id_sign_up")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["person.id"], name=op.f("fk_roll_mark_noted_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_mark")),
    )
    op.create_index(op.f("ix_roll_mark_night_id"), "roll_mark", ["night_id"])
    op.create_index(op.f("ix_roll_mark_sign_up_id"), "roll_mark", ["sign_up_id"])


def downgrade() -> None:
    op.drop_table("roll_mark")
