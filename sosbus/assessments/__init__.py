"""What the year's Strategic Assessment and the residents asked for, and what it led to."""
