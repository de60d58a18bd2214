"""Mistakes in policy documents, found without asking AWS."""
