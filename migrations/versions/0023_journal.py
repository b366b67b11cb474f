"""The journal, which the database itself keeps from being changed; and what was let go."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# A line may go when it is six years old, by the database's own clock, and never be changed.
ON_SQLITE = (
    """CREATE TRIGGER journal_line_is_not_changed BEFORE UPDATE ON journal_line
    BEGIN SELECT RAISE(ABORT, 'a line of the journal is never changed'); END""",
    """CREATE TRIGGER journal_line_is_not_deleted BEFORE DELETE ON journal_line
    WHEN OLD.at > datetime('now', '-6 years')
    BEGIN SELECT RAISE(ABORT, 'a line of the journal is kept for six years'); END""",
    # INSERT OR REPLACE would delete without asking the trigger above.
    """CREATE TRIGGER journal_line_is_not_replaced BEFORE INSERT ON journal_line
    WHEN EXISTS (SELECT 1 FROM journal_line WHERE id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END""",
)
ON_POSTGRESQL = (
    """CREATE FUNCTION journal_line_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF OLD.at <= now() - interval '6 years' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a line of the journal is kept for six years'
          USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RAISE EXCEPTION 'a line of the journal is never changed'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER journal_line_is_kept BEFORE UPDATE OR DELETE ON journal_line
    FOR EACH ROW EXECUTE FUNCTION journal_line_is_kept()""",
    """CREATE TRIGGER journal_line_is_not_emptied BEFORE TRUNCATE ON journal_line
    FOR EACH STATEMENT EXECUTE FUNCTION journal_line_is_kept()""",
)


def upgrade() -> None:
    op.create_table(
        "journal_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("night_id", sa.Uuid(), nullable=False),
        sa.Column("night_date", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("did", sa.String(40), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_journal_line_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_line")),
    )
    for column in ("night_id", "person_id", "at"):
        op.create_index(op.f(f"ix_journal_line_{column}"), "journal_line", [column])
    op.create_table(
        "letting_go",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("night", sa.Date(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letting_go")),
    )
    op.create_index(op.f("ix_letting_go_at"), "letting_go", ["at"])
    op.create_table(
        "step_run",
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("step", name=op.f("pk_step_run")),
    )
    op.create_table(
        "monthly_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("field", sa.String(60), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "field", "code", name=op.f("pk_monthly_count")),
    )
    with op.batch_alter_table("counter") as counter:
        counter.add_column(
            sa.Column("folded", sa.Integer(), nullable=False, server_default="0")
        )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in ON_SQLITE if on_sqlite else ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("counter") as counter:
        counter.drop_column("folded")
    for table in ("monthly_count", "step_run", "letting_go", "journal_line"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION journal_line_is_kept()")
