"""The whole product with the real engine and the embedded AWS, as `make up` gives it."""
