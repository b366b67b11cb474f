"""Neighbourhood Action Panels: what residents chose, and what was done about it."""

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
