"""What was learned, and what it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lesson",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("learned_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("came_from", sa.String(40), nullable=False),
        sa.Column("which", sa.String(120), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
    )
    op.create_index(op.f("ix_lesson_record_id"), "lesson", ["record_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_lesson_record_id"), table_name="lesson")
    op.drop_table("lesson")
