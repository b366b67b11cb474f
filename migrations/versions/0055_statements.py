"""What somebody said of the programme that is neither a target nor a record of ours."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("about_what", sa.String(40), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("about", sa.Boolean(), nullable=False),
        sa.Column("kept_as", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_table(
        "usual_nights",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("place", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usual_nights")),
    )


def downgrade() -> None:
    op.drop_table("usual_nights")
    op.drop_table("statement")
