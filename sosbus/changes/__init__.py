"""A contact changed after it was first written: what was, what is, and who must choose."""
