"""The ledger of hours, certificates, milestones."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

FIRST_LINE = sa.text("corrects_id IS NULL")


def person(name: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], ["person.id"], name=op.f(f"fk_{table}_{name}_person")
    )


def upgrade() -> None:
    op.create_table(
        "hour_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("as_volunteer", sa.Boolean(), nullable=False),
        sa.Column("roll_called", sa.Boolean(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("served_minutes", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        person("person_id", "hour_line"),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_hour_line_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["hour_line.id"], name=op.f("fk_hour_line_corrects_id_hour_line")
        ),
        person("noted_by_id", "hour_line"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_line")),
    )
    op.create_index(op.f("ix_hour_line_person_id"), "hour_line", ["person_id"])
    op.create_index(
        "uq_hour_line_first",
        "hour_line",
        ["night_id", "person_id"],
        unique=True,
        sqlite_where=FIRST_LINE,
        postgresql_where=FIRST_LINE,
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        person("person_id", "certificate"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_certificate_code_hash")),
    )
    op.create_index(op.f("ix_certificate_person_id"), "certificate", ["person_id"])
    op.create_table(
        "milestone",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanked_by_id", sa.Uuid(), nullable=True),
        person("person_id", "milestone"),
        person("thanked_by_id", "milestone"),
        sa.PrimaryKeyConstraint("person_id", "nights", name=op.f("pk_milestone")),
    )


def downgrade() -> None:
    op.drop_table("milestone")
    op.drop_table("certificate")
    op.drop_table("hour_line")
