"""The coordinators called one after another when a night is near and not safe to go."""
