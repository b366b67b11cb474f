"""Where each figure of the programme comes from, and what it said before."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("entered_by_id", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["person.id"], name=op.f("fk_version_entered_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("record_id", "number", name=op.f("uq_version_record_id_number")),
    )
    op.create_index(op.f("ix_version_record_id"), "version", ["record_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_version_record_id"), table_name="version")
    op.drop_table("version")
