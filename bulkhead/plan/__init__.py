"""What a change of guardrails means: who can no longer do what where, and who can again."""
