"""Packs, releases and who reads them; certificates of the gate."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "certificate_of_ledger",
        sa.Column("ledger", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("windows", sa.Integer(), nullable=False),
        sa.Column("fewest", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("ledger", name=op.f("pk_certificate_of_ledger")),
    )
    op.create_table(
        "pack",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("cadence", sa.String(40), nullable=False),
        sa.Column("year_from", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_pack")),
    )
    op.create_table(
        "release",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pack"], ["pack.code"], name=op.f("fk_release_pack_pack")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_release")),
        sa.UniqueConstraint(
            "pack", "period", "version", name=op.f("uq_release_pack_period_version")
        ),
    )
    op.create_table(
        "pack_reader",
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["pack"], ["pack.code"], name=op.f("fk_pack_reader_pack_pack")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pack_reader_person_id_person")
        ),
        sa.PrimaryKeyConstraint("pack", "person_id", name=op.f("pk_pack_reader")),
    )
    op.create_table(
        "pack_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pack"], ["pack.code"], name=op.f("fk_pack_token_pack_pack")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_pack_token_token_hash")),
    )


def downgrade() -> None:
    for name in (
        "pack_token", "pack_reader", "release", "pack", "certificate_of_ledger",
    ):  # fmt: skip
        op.drop_table(name)
