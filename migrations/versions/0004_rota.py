"""The rota: crew lines, as shipped, and sign-ups."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Role, minimum before the bus may go, ideal: a lead, a medic or first aider, two others.
CREW = (
    ("bus_lead", 1, 1),
    ("medic", 0, 1),
    ("first_aider", 1, 2),
    ("support", 2, 2),
    ("driver", 0, 1),
    ("outreach", 0, 2),
)


def upgrade() -> None:
    crew_line = op.create_table(
        "crew_line",
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("ideal", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("role", name=op.f("pk_crew_line")),
    )
    op.create_table(
        "sign_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("signed_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_sign_up_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_up_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_up")),
    )
    op.create_index(op.f("ix_sign_up_person_id"), "sign_up", ["person_id"], unique=False)
    op.create_index(
        "uq_sign_up_person",
        "sign_up",
        ["night_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_index(
        "uq_sign_up_place",
        "sign_up",
        ["night_id", "role", "place"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.bulk_insert(
        crew_line,
        [
            {"role": role, "minimum": minimum, "ideal": ideal, "position": position}
            for position, (role, minimum, ideal) in enumerate(CREW)
        ],
    )


def downgrade() -> None:
    op.drop_index(
        "uq_sign_up_place",
        table_name="sign_up",
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.drop_index(
        "uq_sign_up_person",
        table_name="sign_up",
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.drop_index(op.f("ix_sign_up_person_id"), table_name="sign_up")
    op.drop_table("sign_up")
    op.drop_table("crew_line")
