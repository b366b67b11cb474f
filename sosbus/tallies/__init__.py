"""Water, directions, a phone charge: counted, half hour by half hour, and nothing more."""
