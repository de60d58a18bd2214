"""The fleet on engines of others."""
