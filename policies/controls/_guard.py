"""Keeping an error in one check from taking the whole run down."""

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

Found = TypeVar("Found")


@dataclass(frozen=True)
class Failure:
    """A check could not be run, which must not count as passing."""

    message: str

    def __str__(self) -> str:
        """The message that a team reads."""
        return self.message


def guarded(
    control_id: str, urn: str, find: Callable[[], Iterator[Found]]
) -> Iterator[Found | Failure]:
    """What is found; an error ends it with a `Failure` that names the control and the resource.

    The error's own text is left out: it may hold a value that the team keeps secret.
    """
    try:
        yield from find()
    except ValidationError as error:
        yield Failure(f"{control_id} cannot be checked: {_configuration_problems(error)}")
    # Whatever a check may raise: here and only here it must not reach the SDK.
    except Exception as error:  # noqa: BLE001 - the reason stands on the line above
        yield Failure(
            f"{control_id} could not be checked on {urn}: {type(error).__name__} {_place(error)}. "
            "This is a defect of the policy pack, not of the resource; tell those who own the pack"
        )


def _configuration_problems(error: ValidationError) -> str:
    return "; ".join(
        f"its configuration {'.'.join(map(str, problem['loc']))}: {problem['msg']}"
        for problem in error.errors(include_input=False, include_url=False)
    )


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
