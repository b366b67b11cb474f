"""At somebody's side: one more set of observations, what the others said, what to remember."""
