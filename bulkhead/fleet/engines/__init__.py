"""The fleet on engines of others: their manifests, written from the configuration."""
