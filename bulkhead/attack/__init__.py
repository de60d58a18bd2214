"""Attacks on the sandbox: what guardrails forbid is tried, and so is what must keep working.

Every attempt is a real call of AWS's API through boto3, made by an administrator of an account.
"""
