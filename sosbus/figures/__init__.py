"""The month's figures: exact where nobody can be found, in fives where somebody might."""
