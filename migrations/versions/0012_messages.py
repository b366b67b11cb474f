"""One outbox, keyed: a message is said once, and written when it goes."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEYED = sa.text("key <> ''")


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(
            sa.Column("about", sa.String(40), nullable=False, server_default="letter")
        )
        letter.add_column(
            sa.Column("via", sa.String(40), nullable=False, server_default="email")
        )
        letter.add_column(sa.Column("key", sa.String(), nullable=False, server_default=""))
        letter.add_column(sa.Column("person_id", sa.Uuid(), nullable=True))
        letter.add_column(sa.Column("night_id", sa.Uuid(), nullable=True))
        letter.add_column(
            sa.Column("version", sa.Integer(), nullable=False, server_default="1")
        )
        letter.add_column(sa.Column("facts", sa.JSON(), nullable=False, server_default="{}"))
        letter.create_foreign_key(
            op.f("fk_letter_person_id_person"), "person", ["person_id"], ["id"]
        )
        letter.create_foreign_key(
            op.f("fk_letter_night_id_night"), "night", ["night_id"], ["id"]
        )
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"])
    op.create_index(op.f("ix_letter_night_id"), "letter", ["night_id"])
    op.create_index(
        "uq_letter_key",
        "letter",
        ["key"],
        unique=True,
        sqlite_where=KEYED,
        postgresql_where=KEYED,
    )
    op.create_table(
        "push_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("auth", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_push_device_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_device")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_device_endpoint")),
    )
    op.create_index(op.f("ix_push_device_person_id"), "push_device", ["person_id"])


def downgrade() -> None:
    op.drop_table("push_device")
    op.drop_index("uq_letter_key", table_name="letter")
    op.drop_index(op.f("ix_letter_person_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_night_id"), table_name="letter")
    with op.batch_alter_table("letter") as letter:
        letter.drop_constraint(op.f("fk_letter_person_id_person"), type_="foreignkey")
        letter.drop_constraint(op.f("fk_letter_night_id_night"), type_="foreignkey")
        for name in ("about", "via", "key", "person_id", "night_id", "version", "facts"):
            letter.drop_column(name)
