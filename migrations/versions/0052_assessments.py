"""What the year's Strategic Assessment and the residents asked for, and what it led to."""

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
