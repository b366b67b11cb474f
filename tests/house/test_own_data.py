"""Nothing is held on a person that is left out of their copy, or of the forgetting.

Tables are walked, not listed: a new column that points at a person fails here until
sosbus/own_data/rules.py says what becomes of it. Then a row is made in every one of those
tables with telltale words in it, and nobody may find them again.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, Time, Uuid
from sqlmodel import SQLModel

from sosbus.base.columns import Coded, ManyCoded, Money, Utc
from sosbus.forgetting import store as forgetting
from sosbus.forgetting.rules import AFTER
from sosbus.own_data import store
from sosbus.own_data.rules import HELD, Copy, Then
from sosbus.own_data.tables import Step
from sosbus.people.tables import Person, Role
from sosbus.schema import METADATA

LEFT = datetime(2026, 3, 6, 12, tzinfo=UTC)
EVER_AFTER = LEFT + max(AFTER.values())
# As they may be typed anywhere, with a letter that JSON writes its own way.
NAME, EMAIL, PHONE = "Zoë Canary", "zoe.canary@example.org", "07700900999"
OTHER, OTHER_EMAIL = "Oddný Witness", "witness@example.org"


def points_at_a_person() -> set[tuple[str, str]]:
    return {
        (table.name, column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "person"
    }


def test_every_column_that_points_at_a_person_is_on_the_list():
    there, listed = points_at_a_person(), [(held.table, held.column) for held in HELD]
    assert len(there) > 10, "few found, so this would prove nothing"
    unlisted = there - set(listed)
    assert not unlisted, f"say in own_data/rules.py what becomes of {sorted(unlisted)}"
    assert set(listed) <= there and len(listed) == len(set(listed))


def test_what_the_list_names_is_there():
    for held in HELD:
        columns = set(METADATA.tables[held.table].columns.keys())
        named = {*held.secret, *held.blank, held.address} - {""}
        assert named <= columns, (held, named - columns)
        optional = METADATA.tables[held.table].columns[held.column].nullable
        assert held.then is not Then.BLANK or held.blank or optional


class Rows:
    """Makes a row of any table from its columns alone, and whatever rows it points at."""

    def __init__(self, db, me: Person, other: Person) -> None:
        self.db, self.me, self.other, self.number = db, me, other, 0
        self.made: dict[str, dict] = {}

    def about(self, table: str, mine: str) -> dict:
        """A row in which one column points at me, and the others at somebody else."""
        return self.row(METADATA.tables[table], {mine: self.me.id})

    def row(self, table, given: dict) -> dict:
        values = {
            column.name: given.get(column.name, self.value(table, column))
            for column in table.columns
        }
        self.db.execute(table.insert().values(values))
        return values

    def value(self, table, column):
        self.number += 1
        for key in column.foreign_keys:
            if key.column.table.name == "person":
                return self.other.id
            if key.column.table is table:
                return None  # a row of the same table, which a first row does not have
            return self.pointed_at(key.column.table)[key.column.name]
        return self.plain(column)

    def pointed_at(self, table) -> dict:
        if table.name not in self.made:
            self.made[table.name] = self.row(table, {})
        return self.made[table.name]

    def plain(self, column):
        kind = column.type
        if isinstance(kind, Coded | ManyCoded):
            some = list(kind.kind)
            one = some[self.number % len(some)]
            return [one] if isinstance(kind, ManyCoded) else one
        if isinstance(kind, Uuid):
            return uuid4()
        if isinstance(kind, Utc | DateTime):
            return LEFT - timedelta(days=self.number)
        for sort, value in (
            (Money, Decimal("1.50")),
            (JSON, {"who": f"{NAME} and {OTHER}"}),
            (Boolean, False),
            (Integer, self.number % 5),
            (Float, 1.5),
            (Date, date(2020, 1, 1) + timedelta(days=self.number)),
            (Time, time(22)),
        ):
            if isinstance(kind, sort):
                return value
        if column.primary_key:
            return f"key-{self.number}"
        words = f"{NAME} ({EMAIL}, {PHONE}) and {OTHER}, {OTHER_EMAIL}, {self.number}"
        return words[: getattr(kind, "length", None)]


@pytest.fixture
def two(db) -> tuple[Person, Person]:
    made = [
        Person(
            name=name,
            email=email,
            role=Role.VOLUNTEER,
            bus_roles=[],
            joined_at=LEFT,
            phone=phone,
        )
        for name, email, phone in ((NAME, EMAIL, PHONE), (OTHER, OTHER_EMAIL, ""))
    ]
    db.add_all(made)
    db.flush()
    return made[0], made[1]


@pytest.fixture
def filled(db, two) -> Rows:
    rows = Rows(db, *two)
    for held in HELD:
        rows.about(held.table, held.column)
    db.flush()
    return rows


def everything(db) -> str:
    """The whole database as text."""
    rows = [
        str(dict(row._mapping))
        for table in METADATA.sorted_tables
        for row in db.connection().execute(table.select())
    ]
    return "\n".join(rows)


@pytest.mark.both
def test_a_copy_has_all_that_is_theirs_and_nothing_of_anybody_else(db, filled, two):
    me, other = two
    copy = store.copy_of(db, me, LEFT)
    text = as_text(copy)
    told = {one["what"]: one for one in copy["held"]}
    for held in HELD:
        if held.copy is Copy.NONE:
            assert any(held.what in said for said in copy["not in this copy"])
        else:
            assert told[held.what]["how many"] >= 1, held
        if held.copy is Copy.WHOLE:
            assert any(told[held.what]["rows"]), held
    assert NAME in text and EMAIL in text and PHONE in text
    own_people = {held.what for held in HELD if held.own_people}
    copy["held"] = [one for one in copy["held"] if one["what"] not in own_people]
    text = as_text(copy)
    for word in (OTHER, OTHER_EMAIL, str(other.id)):
        assert word not in text
    secrets = [row[name] for held, row in secret_rows(db, me) for name in held.secret]
    assert secrets and not [one for one in secrets if one and json.dumps(one) in text]


def as_text(copy) -> str:
    return json.dumps(copy, ensure_ascii=False, default=date.isoformat)


def secret_rows(db, me):
    for held in HELD:
        for row in db.execute(store.table_of(held).select().where(store.about(held, me))):
            yield held, row._mapping


@pytest.mark.both
def test_when_all_is_forgotten_nobody_finds_them_and_every_other_row_stays(db, filled, two):
    me, other = two
    db.commit()
    before = everything(db)
    assert NAME in before and EMAIL in before and PHONE in before
    me.left_at = LEFT
    db.add(me)
    db.commit()
    assert forgetting.rounds(db, EVER_AFTER) == len(Step)
    db.commit()
    after = everything(db)
    for word in (NAME, EMAIL, PHONE, json.dumps(NAME)[1:-1]):
        assert word not in after
    assert OTHER in after, "and nobody else is forgotten with them"
    for held in HELD:
        left = db.execute(store.table_of(held).select().where(store.about(held, me))).all()
        assert bool(left) == (held.then is not Then.DELETE), held
    assert forgetting.rounds(db, EVER_AFTER) == 0, "and it is done once"


@pytest.mark.both
def test_each_step_takes_its_own_and_leaves_the_rest(db, filled, two):
    me, _ = two
    me.left_at = LEFT
    db.add(me)
    for step in Step:
        forgetting.rounds(db, LEFT + AFTER[step])
        for held in HELD:
            if held.then is not Then.DELETE or held.table == "forgotten":
                continue
            left = db.execute(store.table_of(held).select().where(store.about(held, me))).all()
            assert bool(left) == (AFTER[held.step] > AFTER[step]), (step, held)
    assert me.name.startswith("Volunteer ") and me.email.endswith("@invalid")


def test_what_fills_the_tables_is_awake(db, two):
    """A table nobody has thought of is filled too, so that its words would be found."""
    table = METADATA.tables["story_line"]
    made = Rows(db, *two).row(table, {})
    assert isinstance(made["night_id"], UUID) and NAME in made["words"]
    assert SQLModel.metadata is METADATA
