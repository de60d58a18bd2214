"""The embedded AWS: moto's server, and over it what moto lacks and what AWS refuses."""
