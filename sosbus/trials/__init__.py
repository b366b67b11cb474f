"""A dry run: what would become of each row of a sheet, before anything is kept."""
