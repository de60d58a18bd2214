"""The examples: they do what they say, by our own rules."""
