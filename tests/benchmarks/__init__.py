"""The benchmarks measure what they say; nothing here asserts on time."""
