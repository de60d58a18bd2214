"""Which stacks a change in git concerns."""

import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from bulkhead.fleet.decision import changed_since
from bulkhead.fleet.inputs import PROGRAM_PARTS, program_digest
from config import LandingZone, load


class SinceError(Exception):
    """A revision cannot be compared with; says why."""


def stacks_since(
    revision: str, landing_zone: LandingZone, configuration: Path, program: Path
) -> frozenset[str] | None:
    """The stacks whose part of the configuration differs from that of a revision.

    Args:
        revision: What git is asked for: a branch, a tag, a commit.
        landing_zone: The configuration as it is.
        configuration: Its folder.
        program: The folder of the program.

    Returns:
        Their names; None if the program itself has changed, which concerns every stack.

    Raises:
        SinceError: git does not know the revision, or has no such folder in it.
        ConfigurationError: The configuration of the revision has errors.
    """
    folder, root = configuration.resolve(), program.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        then = Path(scratch)
        if folder.is_relative_to(root):
            _extract(revision, root, _tracked(revision, root), then)
            if program_digest(then) != program_digest(root):
                return None
            before = load(then / folder.relative_to(root))
        else:
            _extract(revision, folder, (".",), then)
            before = load(then)
    return changed_since(before, landing_zone)


def _tracked(revision: str, root: Path) -> tuple[str, ...]:
    """The program's parts that the revision has: git refuses to archive others."""
    return tuple(
        part for part in PROGRAM_PARTS if _git(root, "ls-tree", "--name-only", revision, part)
    )


def _extract(revision: str, folder: Path, parts: tuple[str, ...], to: Path) -> None:
    content = _git(folder, "archive", "--format=tar", revision, *parts)
    with tarfile.open(fileobj=BytesIO(content)) as archive:
        archive.extractall(to, filter="data")


def _git(folder: Path, *words: str) -> bytes:
    try:
        found = subprocess.run(  # noqa: S603 - git with our own words
            ["git", *words],  # noqa: S607 - git where the person has it
            cwd=folder,
            capture_output=True,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        message = error.stderr.decode(errors="replace").strip()
        raise SinceError(f"git {words[0]} in {folder}: {message}") from None
    except OSError as error:
        raise SinceError(f"git cannot be run: {error.strerror}") from error
    return found.stdout
