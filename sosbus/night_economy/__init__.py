"""The Night-time Economy task group: its actions, and joint licensing visits."""
