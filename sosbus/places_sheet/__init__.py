"""Who is on which night, from a spreadsheet."""
