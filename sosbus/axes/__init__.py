"""The scale a picture stands on: where it ends, its round steps, and the names along it."""
