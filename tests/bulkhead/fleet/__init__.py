"""Runs over all stacks."""
