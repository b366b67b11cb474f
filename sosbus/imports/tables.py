"""Bringing people in keeps no table of its own: what comes in lives in other rooms."""
