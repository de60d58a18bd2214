"""The policies that are attached in the sandbox are enforced."""
