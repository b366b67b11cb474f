"""The coordinator's desk: planning nights, adding one, cancelling one with a reason."""
