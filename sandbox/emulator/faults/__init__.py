"""Faults on request: what AWS does on its bad days, at chosen shares and reproducible by a seed."""
