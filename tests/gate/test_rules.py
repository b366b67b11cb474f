"""The gate finds five numbers for each small group, in worlds that are worlds, or refuses."""

import random
from itertools import accumulate, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.gate.rules import Search, Way, look, to_hold
from sosbus.published.rules import Table
from sosbus.released.rules import FIVE
from sosbus.worlds.rules import Told, Window, World, what_fits

ALL = Table("contacts", "All", "", {"all": "All"}, lambda _: [])


def table(code, categories, **more):
    labels = {str(one): str(one) for one in range(categories)}
    return Table(code, code.title(), "", labels, lambda _: [], **more)


AGES, PLACES = table("age", 7, exclusive=True), table("place", 6, exclusive=True)
REASONS = table("reason", 6, most_each=3)
HOW = table("how", 4, inside=dict.fromkeys("0123", "reason/0"))
TABLES = (ALL, AGES, PLACES, REASONS, HOW)


def shown_by(numbers, phase):
    """What a counter shows at the end of each month: the rule itself, written again."""
    return [FIVE * ((total + phase) // FIVE) for total in accumulate(numbers)]


def a_town(chance, months, mean):
    """Contacts of some months, each with its categories, and what is shown of them."""
    counts: dict[str, list[int]] = {}
    for month in range(months):
        for _ in range(max(0, round(chance.gauss(mean, mean / 4)))):
            reasons = chance.sample("012345", chance.choice((1, 1, 2)))
            some = ["contacts/all", f"age/{chance.choice('00001112345666')}"]
            some += [f"place/{chance.choice('000112345')}", *(f"reason/{x}" for x in reasons)]
            if "0" in reasons:
                some += [f"how/{one}" for one in chance.sample("0123", chance.choice((1, 2)))]
            for name in some:
                counts.setdefault(name, [0] * months)[month] += 1
    return {
        name: Told(list(accumulate(some)), shown_by(some, chance.randrange(FIVE)))
        for name, some in counts.items()
    }


class Watched(Search):
    """Each world that is counted as one is looked at by plain arithmetic here."""

    def note(self):
        assert_fits(self.world)
        super().note()


def assert_fits(world):
    numbers = {name: world.numbers(name) for name in world.told}
    for name, told in world.told.items():
        assert min(numbers[name]) >= 0
        start = world.at[name][0]
        assert 0 <= start < FIVE
        assert shown_by(numbers[name], start) == list(told.shown), name
    for month in range(world.months):
        all_of_them = numbers["contacts/all"][month]
        for one in (AGES, PLACES):
            parts = [numbers[name][month] for name in numbers if name.startswith(one.code)]
            assert sum(parts) == all_of_them
        reasons = [numbers[name][month] for name in numbers if name.startswith("reason")]
        assert sum(reasons) >= all_of_them >= max(reasons)
        for name in numbers:
            if name.startswith("how"):
                assert numbers[name][month] <= numbers["reason/0"][month]


@pytest.mark.parametrize("seed", range(6))
def test_every_world_it_counts_shows_what_was_shown(seed):
    chance = random.Random(seed)
    search = Watched(World(a_town(chance, 8, 60), TABLES), seed)
    search.look()
    assert search.worlds > 20
    assert all(search.world.number(one.series, one.first, one.last) in seen
               for one, seen in search.seen.items())  # fmt: skip


def test_a_busy_town_passes_and_says_how_many_groups_it_looked_at():
    found = look(World(a_town(random.Random(1), 12, 90), TABLES))
    assert found.refused is None
    assert found.fewest == FIVE
    assert found.windows > 30


def test_the_truth_is_left_as_it_was():
    world = World(a_town(random.Random(2), 6, 60), TABLES)
    before = {name: list(some) for name, some in world.at.items()}
    look(world)
    assert world.at == before


def a_tied_month():
    """Under 5 in all, but at least one in one category: so at most three in the other."""
    two = table("age", 2, exclusive=True)
    told = {
        "contacts/all": Told([3], shown_by([3], 0)),
        "age/0": Told([1], shown_by([1], 0)),
        "age/1": Told([2], shown_by([2], 4)),
    }
    return told, (ALL, two)


def test_a_group_with_fewer_than_five_numbers_is_refused_by_its_table_s_name():
    found = look(World(*a_tied_month()))
    assert found.tables == ("age", "contacts")
    assert found.fewest == 4
    assert "Contacts by age" in str(found.refused)


def test_what_is_held_over_says_nothing_of_the_others():
    told, tables = a_tied_month()
    held = told | {"contacts/all": Told([3], [None])}
    assert not look(World(held, tables)).tables
    held = told | {"age/1": Told([2], [None])}
    assert not look(World(held, tables)).tables


def test_nothing_told_is_nothing_to_find():
    assert look(World({}, TABLES)).refused is None


@given(
    st.integers(0, 4), st.lists(st.integers(0, 6), min_size=1, max_size=4), st.data()
)  # fmt: skip
def test_what_fits_is_what_trying_everything_finds(phase, numbers, data):
    first = data.draw(st.integers(0, len(numbers) - 1))
    last = data.draw(st.integers(first, len(numbers) - 1))
    shown = shown_by(numbers, phase)
    every = {
        sum(some[first : last + 1])
        for some in product(range(15), repeat=len(numbers))
        for start in range(FIVE)
        if shown_by(some, start) == shown
    } if len(numbers) < 4 else None  # fmt: skip
    found = what_fits([0, *shown], first, last)
    assert sum(numbers[first : last + 1]) in found
    assert len(found) >= FIVE
    if every is not None:
        assert found == every


def test_a_series_that_nothing_ties_is_looked_through_whole():
    numbers = [1, 0, 2]
    told = {"contacts/all": Told(list(accumulate(numbers)), shown_by(numbers, 3))}
    search = Search(World(told, (ALL,)))
    search.look()
    assert search.worlds == 0
    window = Window("contacts/all", 0, 0)
    assert search.seen[window] == what_fits([0, *told["contacts/all"].shown], 0, 0)


def test_each_way_on_holds_what_it_says():
    totals = {"reason/violence": 40, "reason/alcohol": 90, "contacts/all": 200,
              "violence_aware/yes": 9, "violence_aware/no_other": 20}  # fmt: skip
    aware = ["violence_aware"]
    assert to_hold(Way.LARGEST, aware, totals) == ["violence_aware/no_other"]
    assert to_hold(Way.WHOLE, aware, totals) == ["reason/violence"]
    assert to_hold(Way.TABLE, aware, totals) == [
        "violence_aware/no_other",
        "violence_aware/yes",
    ]
    assert to_hold(Way.WHOLE, ["reason"], totals) == ["contacts/all"]
    assert to_hold(Way.TABLE, aware, {}) == []
    assert to_hold(Way.MONTH, aware, totals) == sorted(totals)


def test_a_month_of_which_nothing_is_told_is_as_if_it_had_not_been():
    """So with a whole month held over, what passed before passes again."""
    before = a_town(random.Random(1), 4, 90)
    held = {
        name: Told([*one.totals, one.totals[-1] + 2], [*one.shown, None])
        for name, one in before.items()
    }
    assert look(World(held, TABLES)) == look(World(before, TABLES))
