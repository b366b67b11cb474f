"""What the year's Strategic Assessment and the residents asked for, and what it led to."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("through", sa.String(120), nullable=False),
        sa.Column("how_often", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_table(
        "priority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("came_from", sa.String(40), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("objective_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_priority_assessment_id_assessment"),
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], name=op.f("fk_priority_objective_id_objective")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
    )


def downgrade() -> None:
    op.drop_table("priority")
    op.drop_table("consultation")
    op.drop_table("assessment")
