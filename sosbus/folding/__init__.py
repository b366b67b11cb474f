"""Three years on, the contacts of a month become counts of one answer at a time, and go."""
