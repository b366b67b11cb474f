"""What time makes due on the nights ahead: waves, ends, moves up the line, calls."""
