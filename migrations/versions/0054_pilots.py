"""Four-month interventions: an area, what was done there, how people felt before and after."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pilot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("year", sa.String(7), nullable=False),
        sa.Column("area", sa.String(80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("activities", sa.String(2000), nullable=False),
        sa.Column("joint_patrols", sa.Integer(), nullable=True),
        sa.Column("home_visits", sa.Integer(), nullable=True),
        sa.Column("left_behind", sa.String(2000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pilot")),
    )
    op.create_table(
        "survey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pilot_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("asked_when", sa.String(40), nullable=False),
        sa.Column("number_asked", sa.Integer(), nullable=True),
        sa.Column("said_so", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pilot_id"], ["pilot.id"], name=op.f("fk_survey_pilot_id_pilot")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint(
            "pilot_id",
            "question",
            "asked_when",
            name=op.f("uq_survey_pilot_id_question_asked_when"),
        ),
    )
    op.create_index(op.f("ix_survey_pilot_id"), "survey", ["pilot_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_survey_pilot_id"), table_name="survey")
    op.drop_table("survey")
    op.drop_table("pilot")
