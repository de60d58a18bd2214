"""All stacks of the landing zone: which of them must run, in which order, so many at a time."""
