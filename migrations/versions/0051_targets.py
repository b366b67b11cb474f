"""The plan: its objectives, its targets, and the results somebody told or we counted."""

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
