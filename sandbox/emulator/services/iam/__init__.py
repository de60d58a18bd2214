"""AWS IAM: AWS's own policies, the form of trust policies, and central root access."""
