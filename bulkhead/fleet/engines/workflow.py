"""A GitHub Actions workflow, as far as it is used here.

Fields are those of "Workflow syntax for GitHub Actions", GitHub Docs, in Python's spelling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Step:
    """An action that is used, or a script that is run."""

    id: str | None = None
    uses: str | None = None
    with_: Mapping[str, Any] | None = None
    run: str | None = None
    env: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """One job for each entry of a matrix; the others go on where one fails."""

    fail_fast: bool = False
    max_parallel: int
    matrix: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Job:
    """Steps on one machine, behind other jobs, with the rights that they need."""

    name: str | None = None
    needs: Sequence[str] = ()
    if_: str | None = None
    runs_on: str = "ubuntu-24.04"
    timeout_minutes: int
    environment: str
    permissions: Mapping[str, str]
    strategy: Strategy | None = None
    outputs: Mapping[str, str] | None = None
    env: Mapping[str, str]
    steps: Sequence[Step]


@dataclass(frozen=True, kw_only=True)
class Concurrency:
    """What never runs at the same time."""

    group: str
    cancel_in_progress: bool


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A file of .github/workflows/; no right is given but to single jobs."""

    name: str
    on: Mapping[str, Any]
    permissions: Mapping[str, str]
    concurrency: Concurrency
    jobs: Mapping[str, Job]
