"""AWS Security Hub: the hub, its standards, and central configuration of the organization."""
