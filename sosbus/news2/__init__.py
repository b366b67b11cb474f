"""The National Early Warning Score, worked out as the Royal College of Physicians prints it."""
