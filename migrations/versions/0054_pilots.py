"""Four-month interventions: an area, what was done there, how people felt before and after."""

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
