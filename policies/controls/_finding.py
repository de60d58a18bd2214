"""What a check says about a resource."""

from dataclasses import dataclass

from ._inputs import UNKNOWN, Inputs

LONGEST_VALUE_SHOWN = 60  # characters; longer ones are no setting but a document


@dataclass(frozen=True)
class Violation:
    """Something is wrong.

    Attributes:
        path: Where, as a path into the resource's inputs; empty for the resource as a whole.
        problem: What is wrong; it follows the path in a sentence.
        write: The Pulumi code (Python) to write instead.
    """

    path: str
    problem: str
    write: str

    def __str__(self) -> str:
        """The message that a team reads."""
        return f"{f'{self.path} {self.problem}'.strip()}; write {self.write}"


@dataclass(frozen=True)
class Undecided:
    """A value is not known before `pulumi up`, so nothing can be said yet."""

    path: str

    def __str__(self) -> str:
        """The message that a team reads."""
        return f"{self.path} is not known yet"


Finding = Violation | Undecided


def judge(inputs: Inputs, path: str, problem: str, write: str) -> Finding:
    """A finding about the value at a path: undecided where that value is unknown."""
    if inputs.get(path) is UNKNOWN:
        return Undecided(inputs.at(path))
    return Violation(inputs.at(path), problem, write)


def shown(value: object) -> str:
    """A setting as a message may show it: no documents, nothing long, absent as "not set"."""
    match value:
        case None:
            return "not set"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case str() if len(value) <= LONGEST_VALUE_SHOWN:
            return f'"{value}"'
        case _:
            return "something else"
