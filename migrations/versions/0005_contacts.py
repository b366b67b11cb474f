"""Contacts and tallies."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("half_hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_words", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("age_band", sa.String(40), nullable=True),
        sa.Column("gender", sa.String(40), nullable=True),
        sa.Column("arrival", sa.String(40), nullable=True),
        sa.Column("alcohol", sa.String(40), nullable=True),
        sa.Column("aid_given", sa.JSON(), nullable=False),
        sa.Column("treatment", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("otherwise", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_contact_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("night_id", "number", name=op.f("uq_contact_night_id_number")),
    )
    op.create_table(
        "tally",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("half_hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_tally_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", "half_hour", "thing", name=op.f("pk_tally")),
    )


def downgrade() -> None:
    op.drop_table("tally")
    op.drop_table("contact")
