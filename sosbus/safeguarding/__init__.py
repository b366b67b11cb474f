"""That a safeguarding referral was made, and never what it said."""
