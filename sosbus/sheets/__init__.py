"""Reading a spreadsheet that was saved as CSV, whatever program and hand it came from."""
