"""The life of accounts: what a run does to them, what AWS allows, and what must not be."""
