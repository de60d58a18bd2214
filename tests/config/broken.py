"""The example configuration, copied and broken in one place."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from config import ConfigurationError, Problem, load

EXAMPLE = Path(__file__).parents[2] / "config"
LANDING_ZONE = "landing-zone.yaml"
PROD = "accounts/payments-prod.yaml"


@dataclass(frozen=True)
class Broken:
    """One change to the example that makes it wrong, and what is said of it.

    Attributes:
        file: The file that is changed.
        old: Text that is there once.
        new: Text that takes its place.
        at: Text on the line that the message names, after the change.
        says: Everything after file and line.
    """

    file: str
    old: str
    new: str
    at: str
    says: str

    def write(self, folder: Path) -> str:
        """Write the broken example into a folder, and give the message that is due."""
        copy_example(folder)
        path = folder / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"{self.old!r} is {text.count(self.old)} times in {path}"
        changed = text.replace(self.old, self.new)
        path.write_text(changed, encoding="utf-8")
        assert self.at in changed
        return f"{path}:{line_of(self.at, changed)}: {self.says}"


def copy_example(folder: Path) -> Path:
    """Copy the example into an empty folder."""
    shutil.copytree(EXAMPLE / "accounts", folder / "accounts")
    shutil.copy(EXAMPLE / LANDING_ZONE, folder / LANDING_ZONE)
    return folder


def line_of(text: str, whole: str) -> int:
    """The line, from 1, on which a text begins."""
    return whole[: whole.index(text)].count("\n") + 1


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the configuration in a folder."""
    try:
        load(folder)
    except ConfigurationError as error:
        return error.problems
    return ()
