"""The month's figures for partners: exact where nobody can be found, in fives where one might."""
