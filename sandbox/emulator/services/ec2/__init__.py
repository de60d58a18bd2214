"""Amazon EC2: what moto forgets of networks, and what an account sets for all of a region."""
