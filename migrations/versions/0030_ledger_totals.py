"""What a counter had counted when each month closed, for the gate; and what was held over."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ledger_line") as batch:
        batch.add_column(sa.Column("total", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("ledger_line") as batch:
        batch.alter_column("held", server_default=None)
    with op.batch_alter_table("closed_month") as batch:
        batch.add_column(sa.Column("out_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE closed_month SET out_at = closed_at")  # partners have seen these
    op.execute(
        "UPDATE ledger_line SET total = (SELECT counter.total FROM counter"
        " WHERE counter.series = ledger_line.series)"
        " WHERE month = (SELECT max(month) FROM closed_month)"
    )


def downgrade() -> None:
    with op.batch_alter_table("closed_month") as batch:
        batch.drop_column("out_at")
    with op.batch_alter_table("ledger_line") as batch:
        batch.drop_column("held")
        batch.drop_column("total")
