"""Recorded crime around the bus, from the files that police.uk publishes."""
