"""What is attached."""
