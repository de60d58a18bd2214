"""Amazon EC2: what an account sets for all of a region."""
