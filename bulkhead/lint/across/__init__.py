"""Rules over documents that a layout attaches, one module each.

A module has a docstring as the rules over single documents have, `SEVERITY`, and
`check(attached)`: a generator of problems, each with the file that it is in.
"""
