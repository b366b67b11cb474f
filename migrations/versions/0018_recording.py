"""Recording in full: answers, changes, looks, handsets, taps and venues."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "venue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("zone", sa.String(40), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sa.UniqueConstraint("name", name=op.f("uq_venue_name")),
    )
    op.create_table(
        "handset",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_handset_night_id_night")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_handset_person_id_person")
        ),
        sa.PrimaryKeyConstraint("night_id", "id", name=op.f("pk_handset")),
    )
    op.create_table(
        "tally_tap",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("half_hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("late_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_tally_tap_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally_tap")),
    )
    op.create_index(op.f("ix_tally_tap_night_id"), "tally_tap", ["night_id"])
    op.create_table(
        "contact_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("why", sa.String(40), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_change_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_contact_change_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_change")),
    )
    op.create_index(op.f("ix_contact_change_contact_id"), "contact_change", ["contact_id"])
    op.create_index(op.f("ix_contact_change_night_id"), "contact_change", ["night_id"])
    op.create_table(
        "look",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_look_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_look_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
    )
    op.create_index(op.f("ix_look_contact_id"), "look", ["contact_id"])
    op.create_index(op.f("ix_look_night_id"), "look", ["night_id"])
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
        contact.add_column(sa.Column("wristband", sa.String(length=2), nullable=True))
        contact.add_column(sa.Column("late_at", sa.DateTime(timezone=True), nullable=True))
        contact.add_column(sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True))
        contact.add_column(
            sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True)
        )
        contact.add_column(sa.Column("age_basis", sa.String(40), nullable=True))
        contact.add_column(sa.Column("drugs", sa.JSON(), nullable=False, server_default="[]"))
        contact.add_column(sa.Column("spiking_type", sa.String(40), nullable=True))
        contact.add_column(
            sa.Column("spiking_actions", sa.JSON(), nullable=False, server_default="[]")
        )
        contact.add_column(sa.Column("assault_when", sa.String(40), nullable=True))
        contact.add_column(sa.Column("assault_slot", sa.String(40), nullable=True))
        contact.add_column(
            sa.Column("assault_method", sa.JSON(), nullable=False, server_default="[]")
        )
        contact.add_column(sa.Column("assault_place", sa.String(40), nullable=True))
        contact.add_column(sa.Column("venue_id", sa.Uuid(), nullable=True))
        contact.add_column(sa.Column("relation", sa.String(40), nullable=True))
        contact.add_column(sa.Column("police_aware", sa.String(40), nullable=True))
        contact.add_column(
            sa.Column("vulnerable", sa.JSON(), nullable=False, server_default="[]")
        )
        contact.add_column(sa.Column("injury", sa.String(40), nullable=True))
        contact.add_column(
            sa.Column("injury_site", sa.JSON(), nullable=False, server_default="[]")
        )
        contact.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        contact.add_column(sa.Column("minutes_on_bus", sa.Integer(), nullable=True))
        contact.add_column(
            sa.Column("referral", sa.JSON(), nullable=False, server_default="[]")
        )
        contact.add_column(sa.Column("call_source", sa.String(40), nullable=True))
        contact.add_column(sa.Column("response_minutes", sa.Integer(), nullable=True))
        contact.add_column(sa.Column("brought_back", sa.String(40), nullable=True))
        contact.add_column(sa.Column("how_sure", sa.String(40), nullable=True))
        contact.add_column(sa.Column("note", sa.String(length=140), nullable=True))
        contact.create_unique_constraint(
            op.f("uq_contact_night_id_wristband"), ["night_id", "wristband"]
        )
        contact.create_foreign_key(
            op.f("fk_contact_venue_id_venue"), "venue", ["venue_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.drop_constraint(op.f("fk_contact_venue_id_venue"), type_="foreignkey")
        contact.drop_constraint(op.f("uq_contact_night_id_wristband"), type_="unique")
        contact.drop_column("note")
        contact.drop_column("how_sure")
        contact.drop_column("brought_back")
        contact.drop_column("response_minutes")
        contact.drop_column("call_source")
        contact.drop_column("referral")
        contact.drop_column("minutes_on_bus")
        contact.drop_column("left_at")
        contact.drop_column("injury_site")
        contact.drop_column("injury")
        contact.drop_column("vulnerable")
        contact.drop_column("police_aware")
        contact.drop_column("relation")
        contact.drop_column("venue_id")
        contact.drop_column("assault_place")
        contact.drop_column("assault_method")
        contact.drop_column("assault_slot")
        contact.drop_column("assault_when")
        contact.drop_column("spiking_actions")
        contact.drop_column("spiking_type")
        contact.drop_column("drugs")
        contact.drop_column("age_basis")
        contact.drop_column("taken_back_at")
        contact.drop_column("agreed_at")
        contact.drop_column("late_at")
        contact.drop_column("wristband")
        contact.drop_column("seen_at")

    op.drop_index(op.f("ix_look_night_id"), table_name="look")
    op.drop_index(op.f("ix_look_contact_id"), table_name="look")
    op.drop_table("look")
    op.drop_index(op.f("ix_contact_change_night_id"), table_name="contact_change")
    op.drop_index(op.f("ix_contact_change_contact_id"), table_name="contact_change")
    op.drop_table("contact_change")
    op.drop_index(op.f("ix_tally_tap_night_id"), table_name="tally_tap")
    op.drop_table("tally_tap")
    op.drop_table("handset")
    op.drop_table("venue")
