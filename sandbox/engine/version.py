"""The Pulumi version this project is built and tested with, and which others do as well."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

# `pulumi version` answers in 0.2 s; a cold disk and a slow machine get time to spare.
VERSION_TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, order=True)
class Version:
    """A release of the Pulumi CLI."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """Give the version as Pulumi prints it and names its releases by."""
        return f"v{self.number}"

    @property
    def number(self) -> str:
        """The bare number, as the names of some of its files have it."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def serves(self, wanted: "Version") -> bool:
        """Tell whether this CLI can run what was made for the wanted one.

        The engine keeps its protocols compatible within a major version (semantic versioning), so
        any later minor version does, and any patch of the same minor version.
        """
        return self.major == wanted.major and self.minor >= wanted.minor


# requirements/runtime.in pins the SDK, go.mod the CLI's source: the three change together.
PINNED = Version(3, 259, 0)


def version_of(executable: Path) -> Version | None:
    """Ask an executable for its version; None if it does not answer like the Pulumi CLI."""
    try:
        answer = subprocess.run(  # noqa: S603 - a path that this package has found
            [executable, "version"],
            capture_output=True,
            text=True,
            timeout=VERSION_TIMEOUT_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.match(r"v?(\d+)\.(\d+)\.(\d+)", answer.stdout)
    return Version(*map(int, found.groups())) if found else None
