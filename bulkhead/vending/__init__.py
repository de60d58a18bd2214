"""Asking for a new account: one file, and what it will bring."""
