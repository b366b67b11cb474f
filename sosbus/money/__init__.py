"""What money is reckoned with, what funders gave for what promise, and what is in reserve."""
