"""Commands for the people who run the landing zone."""
