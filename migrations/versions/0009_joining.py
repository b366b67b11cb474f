"""Stages of joining, and whom to ring."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "joining_step",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["person.id"], name=op.f("fk_joining_step_noted_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_joining_step_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "stage", name=op.f("pk_joining_step")),
    )
    op.create_table(
        "emergency_contact",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_emergency_contact_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_emergency_contact")),
    )


def downgrade() -> None:
    op.drop_table("emergency_contact")
    op.drop_table("joining_step")
