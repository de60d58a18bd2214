"""Files that cannot be read as policies of an organization."""

from collections.abc import Sequence


class FilesError(ValueError):
    """Files that are missing or wrong.

    Attributes:
        problems: Every problem found, each with file and line, the value, and what would be right.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
