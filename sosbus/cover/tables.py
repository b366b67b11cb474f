"""Finding somebody else: late drop-outs, swaps, the waiting list and standby."""
