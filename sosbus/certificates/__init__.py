"""A certificate of hours: a PDF, and a code by which anybody can check it."""
