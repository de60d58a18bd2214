"""The stacks of the landing zone: what is built with whose credentials."""
