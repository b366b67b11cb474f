"""Checks before opening, and stock: the tables, and the lists a new bus begins with."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# list, words, is it red, does it run out
CHECKS = (
    ("vehicle", "Lights", True, False),
    ("vehicle", "Brakes", True, False),
    ("vehicle", "Doors open and lock", True, False),
    ("vehicle", "Ramp", False, False),
    ("vehicle", "Battery and solar: over 50%", False, False),
    ("vehicle", "Heater", False, False),
    ("vehicle", "Fuel for the night", False, False),
    ("vehicle", "Height: roof clear, driver knows it", False, False),
    ("vehicle", "In position, handbrake on", True, False),
    ("first_aid", "First aid kit full", True, False),
    ("first_aid", "Naloxone", False, True),
    ("first_aid", "Sharps box under two thirds", False, False),
    ("first_aid", "Suction works", False, False),
    ("defib_oxygen", "AED: ready light on", True, False),
    ("defib_oxygen", "AED pads", True, True),
    ("defib_oxygen", "Oxygen: 100 bar or more", True, False),
    ("defib_oxygen", "Oxygen cylinder", True, True),
    ("radios", "Radios charged and heard", True, False),
    ("radios", "Spare batteries", False, False),
    ("on_board", "Water", False, False),
    ("on_board", "Flip-flops", False, False),
    ("on_board", "Blankets", False, False),
    ("on_board", "Sick bowls", False, False),
    ("on_board", "Drug-safe box locked", False, False),
)
# name, one of them, low at, answers that use one up
STOCK = (
    ("Water", "bottle", 24, ("water",)),
    ("Flip-flops", "pair", 15, ("flipflops",)),
    ("Foil blankets", "blanket", 10, ("blanket",)),
    ("Sick bowls", "bowl", 20, ()),
    ("Wound wipes", "wipe", 30, ("cleaned",)),
    ("Dressings", "dressing", 15, ("dressed",)),
    ("Steri-strips", "pack", 5, ("steri",)),
    ("Skin glue", "ampoule", 4, ("glue",)),
    ("Suture packs", "pack", 4, ("suture",)),
    ("Ice packs", "pack", 8, ("ice",)),
    ("Slings", "sling", 4, ("sling",)),
    ("Oxygen masks", "mask", 4, ("o2",)),
    ("Airways", "airway", 2, ("airway",)),
    ("Naloxone kits", "kit", 1, ("naloxone",)),
    ("AED pad sets", "set", 1, ("aed_cpr",)),
    ("Leaflets", "leaflet", 30, ("signpost_leaflet",)),
)


def upgrade() -> None:
    op.create_table(
        "check_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("checklist", sa.String(40), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("is_red", sa.Boolean(), nullable=False),
        sa.Column("has_expiry", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("dated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_item")),
    )
    op.create_table(
        "check_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["check_item.id"], name=op.f("fk_check_answer_item_id_check_item")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_check_answer_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", "item_id", name=op.f("pk_check_answer")),
    )
    op.create_index(op.f("ix_check_answer_night_id"), "check_answer", ["night_id"])
    op.create_table(
        "check_override",
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_check_override_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["check_item.id"], name=op.f("fk_check_override_item_id_check_item")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_check_override_night_id_night")
        ),
        sa.PrimaryKeyConstraint("night_id", "item_id", name=op.f("pk_check_override")),
    )
    op.create_table(
        "stock_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("low_at", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_item")),
    )
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["stock_item.id"], name=op.f("fk_stock_move_item_id_stock_item")
        ),
        sa.ForeignKeyConstraint(
            ["night_id"], ["night.id"], name=op.f("fk_stock_move_night_id_night")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
    )
    op.create_index(op.f("ix_stock_move_item_id"), "stock_move", ["item_id"])
    op.create_index(op.f("ix_stock_move_night_id"), "stock_move", ["night_id"])
    op.create_table(
        "stock_use",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["stock_item.id"], name=op.f("fk_stock_use_item_id_stock_item")
        ),
        sa.PrimaryKeyConstraint("code", "item_id", name=op.f("pk_stock_use")),
    )
    fill_lists()


def fill_lists() -> None:
    ids = [uuid4() for _ in STOCK]
    add(
        {"id": sa.Uuid(), "checklist": sa.String(), "words": sa.String()}
        | {"is_red": sa.Boolean(), "has_expiry": sa.Boolean(), "place": sa.Integer()},
        "check_item",
        [(uuid4(), *one, place) for place, one in enumerate(CHECKS, 1)],
    )
    add(
        {"id": sa.Uuid(), "name": sa.String(), "unit": sa.String(), "low_at": sa.Integer()},
        "stock_item",
        [(made, *one[:3]) for made, one in zip(ids, STOCK, strict=True)],
    )
    add(
        {"code": sa.String(), "item_id": sa.Uuid(), "number": sa.Integer()},
        "stock_use",
        [(code, made, 1) for made, one in zip(ids, STOCK, strict=True) for code in one[3]],
    )


def add(columns: dict[str, object], name: str, rows: list[tuple[object, ...]]) -> None:
    table = sa.table(name, *(sa.column(one, kind) for one, kind in columns.items()))  # type: ignore[arg-type]
    op.bulk_insert(table, [dict(zip(columns, row, strict=True)) for row in rows])


def downgrade() -> None:
    op.drop_table("stock_use")
    op.drop_index(op.f("ix_stock_move_night_id"), table_name="stock_move")
    op.drop_index(op.f("ix_stock_move_item_id"), table_name="stock_move")
    op.drop_table("stock_move")
    op.drop_table("stock_item")
    op.drop_table("check_override")
    op.drop_index(op.f("ix_check_answer_night_id"), table_name="check_answer")
    op.drop_table("check_answer")
    op.drop_table("check_item")
