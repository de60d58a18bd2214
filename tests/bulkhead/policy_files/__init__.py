"""Folders of policies."""
