"""A configuration for an organization that exists already, written from what AWS says of it."""
