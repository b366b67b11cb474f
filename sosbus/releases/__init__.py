"""Releases: frozen when made, numbered and hashed, seen by those they are meant for."""
