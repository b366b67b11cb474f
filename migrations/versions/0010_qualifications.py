"""Cards and checks that were seen, and which place needs which."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AS_SHIPPED = [("first_aider", "first_aid"), ("medic", "medic"), ("driver", "driving")]


def upgrade() -> None:
    op.create_table(
        "card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("evidence_seen_on", sa.Date(), nullable=False),
        sa.Column("seen_by_id", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_card_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["seen_by_id"], ["person.id"], name=op.f("fk_card_seen_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["person.id"], name=op.f("fk_card_withdrawn_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
    )
    op.create_index(op.f("ix_card_expires_on"), "card", ["expires_on"], unique=False)
    op.create_index(op.f("ix_card_person_id"), "card", ["person_id"], unique=False)
    card_need = op.create_table(
        "card_need",
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("role", "kind", name=op.f("pk_card_need")),
    )
    op.bulk_insert(card_need, [{"role": role, "kind": kind} for role, kind in AS_SHIPPED])


def downgrade() -> None:
    op.drop_table("card_need")
    op.drop_table("card")
