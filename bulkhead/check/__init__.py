"""The checks of the policy pack without Pulumi's engine, on what a stack has written down."""
