"""Cards and checks that were seen, from a spreadsheet."""
