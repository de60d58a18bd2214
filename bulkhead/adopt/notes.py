"""What a person must know of a configuration that was written for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Note:
    """One thing to know.

    Attributes:
        what: What it is about.
        reason: Why, and what can be done.
    """

    what: str
    reason: str


@dataclass
class Notes:
    """Everything to know, gathered while the configuration is written.

    Attributes:
        not_mapped: What exists and the configuration does not hold; it stays as it is.
        changes: What the first run changes of what exists.
        to_review: Values that nothing in AWS tells, and somebody must look at.
    """

    not_mapped: list[Note] = field(default_factory=list)
    changes: list[Note] = field(default_factory=list)
    to_review: list[Note] = field(default_factory=list)

    def markdown(self) -> str:
        """All of it, as a file for people."""
        return "\n".join(["# What `bulkhead adopt` could not map", *self._chapters()]) + "\n"

    def _chapters(self) -> Iterator[str]:
        yield from _chapter("Not mapped: it stays as it is", self.not_mapped)
        yield from _chapter("Changed by the first run", self.changes)
        yield from _chapter("To review: AWS does not tell", self.to_review)


def _chapter(title: str, notes: list[Note]) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield from (f"- {note.what}: {note.reason}" for note in sorted(set(notes)))
    if not notes:
        yield "Nothing."
