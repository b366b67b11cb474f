"""The rota grown up: its rules as rows, the story of a night, offers, publishing."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = ("weekly", "bank_holiday", "one_off")
ROLES = ("bus_lead", "medic", "first_aider", "support", "driver", "outreach")
# Crew of three would be the least anywhere; ours is four, of whom two stay aboard.
AS_SHIPPED = {
    "minimum": 4,
    "stay_aboard": 2,
    "rest_hours": 11,
    "most_in_fortnight": 3,
    "both_nights": False,
    "first_nights": 3,
    "mixed": True,
    "meeting_point": "The bus, High Street, by the Town Hall",
    "briefing_minutes": 30,
    "duty_phone": "",
}
# Everyone trained for work on the bus can lend a hand; a medic can do what a first aider does.
DOUBLES = [
    ("medic", "first_aider"),
    *((role, "support") for role in (*ROLES, "security") if role != "support"),
]


def upgrade() -> None:
    crew_template = op.create_table(
        "crew_template",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("stay_aboard", sa.Integer(), nullable=False),
        sa.Column("rest_hours", sa.Integer(), nullable=False),
        sa.Column("most_in_fortnight", sa.Integer(), nullable=False),
        sa.Column("both_nights", sa.Boolean(), nullable=False),
        sa.Column("first_nights", sa.Integer(), nullable=False),
        sa.Column("mixed", sa.Boolean(), nullable=False),
        sa.Column("meeting_point", sa.String(), nullable=False),
        sa.Column("briefing_minutes", sa.Integer(), nullable=False),
        sa.Column("duty_phone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_crew_template")),
    )
    may_double = op.create_table(
        "may_double",
        sa.Column("trained_as", sa.String(40), nullable=False),
        sa.Column("may_fill", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("trained_as", "may_fill", name=op.f("pk_may_double")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("now_is", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_change_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_change_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_person_id"), "change", ["person_id"], unique=False)
    op.create_table(
        "in_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.String(40), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_in_line_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_in_line_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_line")),
    )
    op.create_index(op.f("ix_in_line_night_id"), "in_line", ["night_id"], unique=False)
    op.create_index(op.f("ix_in_line_person_id"), "in_line", ["person_id"], unique=False)
    op.create_index(
        "uq_in_line",
        "in_line",
        ["night_id", "person_id", "line"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "not_together",
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["one_id"], ["person.id"], name=op.f("fk_not_together_one_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_not_together_other_id_person")
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_not_together")),
    )
    op.create_table(
        "story_line",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_story_line_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_story_line_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_story_line_person_id_person")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_story_line")),
    )
    op.create_index(op.f("ix_story_line_night_id"), "story_line", ["night_id"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("sign_up_id", sa.Uuid(), nullable=True),
        sa.Column("in_return_id", sa.Uuid(), nullable=True),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lasts_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["in_return_id"], ["sign_up.id"], name=op.f("fk_offer_in_return_id_sign_up")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_offer_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["sign_up_id"], ["sign_up.id"], name=op.f("fk_offer_sign_up_id_sign_up")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_offer_to_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index(op.f("ix_offer_night_id"), "offer", ["night_id"], unique=False)
    op.create_index(op.f("ix_offer_to_id"), "offer", ["to_id"], unique=False)
    op.create_index(
        "uq_offer_open",
        "offer",
        ["night_id", "to_id", "kind"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    with op.batch_alter_table("night") as night:
        night.add_column(sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
        night.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE night SET published_at = CURRENT_TIMESTAMP")
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("phone", sa.String(), nullable=False, server_default=""))
        person.add_column(
            sa.Column("first_nights", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("sign_up") as sign_up:
        sign_up.add_column(
            sa.Column("how", sa.String(40), nullable=False, server_default="self")
        )
        sign_up.add_column(sa.Column("placed_by_id", sa.Uuid(), nullable=True))
        sign_up.add_column(
            sa.Column("override", sa.String(), nullable=False, server_default="")
        )
        sign_up.add_column(
            sa.Column("overrode", sa.JSON(), nullable=False, server_default="[]")
        )
        sign_up.add_column(sa.Column("buddy_id", sa.Uuid(), nullable=True))
        sign_up.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        sign_up.add_column(
            sa.Column("seeking_since", sa.DateTime(timezone=True), nullable=True)
        )
        sign_up.add_column(sa.Column("withdrawn_how", sa.String(40), nullable=True))
        sign_up.create_foreign_key(
            op.f("fk_sign_up_buddy_id_person"), "person", ["buddy_id"], ["id"]
        )
        sign_up.create_foreign_key(
            op.f("fk_sign_up_placed_by_id_person"), "person", ["placed_by_id"], ["id"]
        )
    lines = op.get_bind().execute(
        sa.text("SELECT role, minimum, ideal, position FROM crew_line ORDER BY position")
    )
    kept = [line._asdict() for line in lines]
    op.drop_table("crew_line")
    crew_line = crew_lines(sa.Column("kind", sa.String(40), primary_key=True))
    op.bulk_insert(crew_line, [{"kind": kind, **line} for kind in KINDS for line in kept])
    op.bulk_insert(crew_template, [{"kind": kind, **AS_SHIPPED} for kind in KINDS])
    op.bulk_insert(may_double, [{"trained_as": a, "may_fill": b} for a, b in DOUBLES])


def crew_lines(*first: sa.Column) -> sa.Table:
    return op.create_table(
        "crew_line",
        *first,
        sa.Column("role", sa.String(40), primary_key=True),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("ideal", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    for name in ("offer", "in_line", "story_line", "change", "not_together", "may_double"):
        op.drop_table(name)
    op.drop_table("crew_template")
    lines = op.get_bind().execute(
        sa.text("SELECT role, minimum, ideal, position FROM crew_line WHERE kind = 'weekly'")
    )
    kept = [line._asdict() for line in lines]
    op.drop_table("crew_line")
    op.bulk_insert(crew_lines(), kept)
    with op.batch_alter_table("sign_up") as sign_up:
        sign_up.drop_constraint(op.f("fk_sign_up_buddy_id_person"), type_="foreignkey")
        sign_up.drop_constraint(op.f("fk_sign_up_placed_by_id_person"), type_="foreignkey")
        for name in ("how", "placed_by_id", "override", "overrode", "buddy_id"):
            sign_up.drop_column(name)
        for name in ("confirmed_at", "seeking_since", "withdrawn_how"):
            sign_up.drop_column(name)
    with op.batch_alter_table("person") as person:
        person.drop_column("phone")
        person.drop_column("first_nights")
    with op.batch_alter_table("night") as night:
        night.drop_column("published_at")
        night.drop_column("version")
