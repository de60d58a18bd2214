"""What is wrong with a configuration, said so that it can be put right."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        file: The file, as the person who asked would name it.
        line: Line in it, from 1.
        column: Column in it, from 1.
        path: Dotted path of the value, or of what should hold it; empty for the whole file.
        message: What is wrong with which value, and what would be right.
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        path = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}: {path}{self.message}"


class ConfigurationError(Exception):
    """Everything that is wrong with a configuration.

    Attributes:
        problems: Sorted by file and line.
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Collect the problems."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
