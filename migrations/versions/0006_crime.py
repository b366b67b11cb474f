"""Crime counts from police.uk."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "crime_count",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("lsoa", sa.String(), nullable=False),
        sa.Column("crime_type", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "lsoa", "crime_type", name=op.f("pk_crime_count")),
    )
    op.create_table(
        "crime_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("first_month", sa.String(), nullable=False),
        sa.Column("last_month", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_crime_file")),
    )


def downgrade() -> None:
    op.drop_table("crime_file")
    op.drop_table("crime_count")
