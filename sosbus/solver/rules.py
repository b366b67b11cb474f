"""HiGHS with a programme in it: a tool of tests and of whoever checks us, which the service
runs without."""

from collections.abc import Iterable
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.unknowns.rules import Programme, Terms

A_WORLD = 2  # as HiGHS calls a solution that holds
NO_SOLVER = Refusal(
    "The attack needs the solver HiGHS, which is not installed where the service runs. "
    "Install it with: pip install highspy"
)
World = list[int]  # a whole number for each column


class Solver:
    """With `world`, only some of its columns move; all others stay as they are there."""

    def __init__(
        self,
        highspy: Any,
        programme: Programme,
        world: World | None = None,
        moving: Iterable[int] | None = None,
    ) -> None:
        self.highspy, self.programme = highspy, programme
        self.world = world or [0] * len(programme.columns)
        free = range(len(programme.columns)) if moving is None else sorted(moving)
        self.at = {one: at for at, one in enumerate(free)}  # of a column, in this solver
        self.highs = highspy._Highs()  # Highs prints who it is before it can be told not to
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        self.highs.passModel(self.as_highs_has_it())
        self.is_sure = True  # when there was no world, that there is none

    def part(self, world: World, moving: Iterable[int]) -> "Solver":
        return Solver(self.highspy, self.programme, world, moving)

    def as_highs_has_it(self) -> Any:
        """By rows, of those that have a column which moves."""
        held, programme = self.highspy.HighsLp(), self.programme
        rows, starts, index, value = [], [0], list[int](), list[float]()
        for terms, low, high in programme.rows:
            fixed = sum(by * self.world[one] for one, by in terms.items() if one not in self.at)
            moving = {self.at[one]: by for one, by in terms.items() if one in self.at}
            if moving:
                rows.append((low - fixed, high - fixed))
                index += moving
                value += moving.values()
                starts.append(len(index))
        columns = [programme.columns[one] for one in self.at]
        held.num_col_, held.num_row_ = len(columns), len(rows)
        held.col_cost_ = [0.0] * len(columns)
        held.col_lower_, held.col_upper_ = zip(*columns, strict=True)
        held.row_lower_ = [low for low, _ in rows]
        held.row_upper_ = [high for _, high in rows]
        held.integrality_ = [self.highspy.HighsVarType.kInteger] * len(columns)
        held.a_matrix_.format_ = self.highspy.MatrixFormat.kRowwise
        held.a_matrix_.start_, held.a_matrix_.index_ = starts, index
        held.a_matrix_.value_ = value
        held.sense_ = self.highspy.ObjSense.kMaximize
        return held

    def most(self, wanted: Terms, seconds: float, near: float = 0) -> World | None:
        """A world in which that sum is the most it can be, or near it; None when none is."""
        for one, at in self.at.items():
            self.highs.changeColCost(at, float(wanted.get(one, 0)))
        self.highs.setOptionValue("mip_rel_gap", near)
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + seconds)
        self.highs.run()
        status, found = self.highs.getModelStatus(), self.highs.getInfo()
        self.is_sure = status != self.highspy.HighsModelStatus.kTimeLimit
        if status != self.highspy.HighsModelStatus.kOptimal and not (
            near and found.primal_solution_status == A_WORLD
        ):
            return None
        world, moved = list(self.world), self.highs.getSolution().col_value
        for one, at in self.at.items():
            world[one] = round(moved[at])
        return world


def a_solver(programme: Programme) -> Solver | Refusal:
    try:
        import highspy
    except ImportError:
        return NO_SOLVER
    return Solver(highspy, programme)
