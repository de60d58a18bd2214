"""What has changed in git since a revision, stack by stack."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bulkhead.fleet.since import SinceError, stacks_since
from config import load
from tests.config.broken import PROD, copy_example


def git(folder: Path, *words: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 - git, with the words above


@pytest.fixture(name="repository", params=["with the program", "of its own"])
def _repository(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A committed program and its configuration: in one repository, or each in its own."""
    program = tmp_path / "program"
    (program / "components").mkdir(parents=True)
    (program / "components/part.py").write_text("one = 1\n", encoding="utf-8")
    inside = request.param == "with the program"
    configuration = copy_example((program if inside else tmp_path) / "config")
    for root in {program, program if inside else configuration}:
        git(root, "init")
        git(root, "add", ".")
        git(root, "commit", "-m", "first")
    return program, configuration


def test_an_edited_account_is_found(repository: tuple[Path, Path]) -> None:
    """Committed or not: what is compared is what is there."""
    program, configuration = repository
    path = configuration / PROD
    assert stacks_since("HEAD", load(configuration), configuration, program) == frozenset()
    path.write_text(path.read_text().replace("owner: payments", "owner: billing"), "utf-8")
    found = stacks_since("HEAD", load(configuration), configuration, program)
    assert found == frozenset({"organization", "payments-prod"})


def test_a_changed_program_concerns_every_stack(tmp_path: Path) -> None:
    """That is no set of stacks: all of them run."""
    copy_example(tmp_path / "config")
    (tmp_path / "__main__.py").write_text("before\n", encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    (tmp_path / "__main__.py").write_text("after\n", encoding="utf-8")
    configuration = tmp_path / "config"
    assert stacks_since("HEAD", load(configuration), configuration, tmp_path) is None


def test_an_unknown_revision_is_said(repository: tuple[Path, Path]) -> None:
    """With git's own words, and no traceback."""
    program, configuration = repository
    with pytest.raises(SinceError, match=r"git .*nowhere"):
        stacks_since("nowhere", load(configuration), configuration, program)


def test_without_a_repository_that_is_said(tmp_path: Path) -> None:
    """A configuration that git does not keep has no earlier one."""
    configuration = copy_example(tmp_path / "config")
    shutil.rmtree(tmp_path / ".git", ignore_errors=True)
    with pytest.raises(SinceError, match="git"):
        stacks_since("HEAD", load(configuration), configuration, tmp_path / "elsewhere")
