"""The error of this package."""


class EngineError(Exception):
    """The Pulumi CLI cannot be had; the message says why and what to do."""
