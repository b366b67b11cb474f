"""What was measured, again and again, of somebody in our care."""
