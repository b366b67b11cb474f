"""The rota as people see it: the month, one night, and who goes where."""
