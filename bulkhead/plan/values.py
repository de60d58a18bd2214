"""Values for which a condition holds, and texts that a pattern matches."""

from ipaddress import ip_network

_ACCOUNT_PART = 4  # of an ARN
_OTHER = {"aws:requestedregion": "xx-elsewhere-1"}
_ANOTHER_ADDRESS = "203.0.113.77"  # of a range for documentation, RFC 5737


class NoValueError(Exception):
    """No value can be made up for which the condition holds."""


def instance(pattern: str, account: str = "") -> str:
    """A text that a pattern matches, with the account's id where an ARN leaves it open."""
    parts = pattern.split(":")
    if account and len(parts) > _ACCOUNT_PART and parts[_ACCOUNT_PART] == "*":
        parts[_ACCOUNT_PART] = account
    if pattern.startswith("arn:*:"):
        parts[1] = "aws"
    return ":".join(parts).replace("*", "x").replace("?", "x")


def satisfying(operator: str, key: str, values: tuple[str, ...]) -> str | None:
    """A value of a key for which an operator holds; None for a key that has to be absent.

    The evaluator has the last word on it: what does not hold makes no sample.

    Raises:
        NoValueError: The values are variables, or of a kind that cannot be made up.
    """
    if any("${" in value for value in values):
        raise NoValueError(key)
    name = operator.rpartition(":")[2].removesuffix("IfExists")
    match name:
        case "Null":
            return None if values[0].lower() == "true" else "x"
        case "NumericLessThan" | "NumericGreaterThan":
            return _beside(values[0], -1 if "Less" in name else 1)
        case "IpAddress":
            return str(ip_network(values[0], strict=False).network_address)
        case "StringEquals" | "StringEqualsIgnoreCase":
            return values[0]  # these know no wildcards
        case _:
            return _another(name, key) if "Not" in name else instance(values[0])


def _another(name: str, key: str) -> str:
    """A value that is none of those that somebody would list."""
    if name == "NotIpAddress":
        return _ANOTHER_ADDRESS
    return _OTHER.get(key.lower(), "12345" if name.startswith("Numeric") else "x-other")


def _beside(value: str, step: int) -> str:
    try:
        return f"{float(value) + step:g}"
    except ValueError:
        raise NoValueError(value) from None
