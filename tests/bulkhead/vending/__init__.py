"""The vending of accounts."""
