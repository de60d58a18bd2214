"""What is checked: the resources of a stack, as something that Pulumi wrote down has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policies.controls import Resource


@dataclass(frozen=True, slots=True)
class Place:
    """Where a resource was found.

    Attributes:
        file: The file that was read; `-` is standard input.
        line: Its line, where each line is a resource.
        source: The line of the program that registered it ("__main__.py", 12), where it is told.
    """

    file: str
    line: int | None = None
    source: tuple[str, int] | None = None

    def __str__(self) -> str:
        """The place as editors jump to it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A resource to check; each is itself alone, however much two of them are alike.

    Attributes:
        inputs: The resource with its inputs, its provider's region among them.
        outputs: The same with its outputs, as checks of the whole stack read it.
        name: Its name in Pulumi.
        place: Where it was found.
        has_urn: Whether its URN was given; otherwise its name is all that people know.
    """

    inputs: Resource
    outputs: Resource
    name: str
    place: Place
    has_urn: bool = True

    @property
    def label(self) -> str:
        """What to call it in a report."""
        return self.inputs.urn if self.has_urn else self.name


@dataclass(slots=True)
class Reading:
    """What was read from one file.

    Attributes:
        subjects: The resources.
        problems: What could not be read, each with its place and what would be right.
        notes: What the reader has to know about the report.
        whole: Whether all of the stack is there, so that checks of a whole stack can tell.
    """

    subjects: list[Subject] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = True


def name_of(urn: str) -> str:
    """The name at the end of a URN."""
    return urn.rpartition("::")[2]


Json = Mapping[str, object]
