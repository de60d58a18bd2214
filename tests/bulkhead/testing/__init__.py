"""The baseline as a fixture."""
