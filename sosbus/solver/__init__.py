"""The solver HiGHS, with a programme in it."""
