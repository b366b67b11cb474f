"""How a figure is written for people: the same on a page, in a picture, in a file, on paper."""
