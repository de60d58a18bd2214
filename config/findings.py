"""Where in the configuration something is wrong, before anyone knows the file and the line."""

from dataclasses import dataclass

# Keys and list indexes from the root of the whole configuration, in which the account of
# accounts/NAME.yaml is ("accounts", NAME).
Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        location: The value, or what should hold it.
        message: What is wrong with which value, and what would be right.
    """

    location: Location
    message: str


def dotted(location: Location) -> str:
    """A location as people write it: `identity.assignments[2].group`."""
    text = ""
    for part in location:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
