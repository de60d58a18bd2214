"""How far each control has been rolled out, how it goes on, and how it comes back."""
