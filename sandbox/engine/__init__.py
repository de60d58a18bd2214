"""Finds or gets the Pulumi CLI, with the standard library only, and without installing anything.

`python -m sandbox.engine` prints its path.
"""
