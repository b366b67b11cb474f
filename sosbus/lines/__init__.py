"""Published files, read back a line at a time, as a stranger does who was sent them."""
