"""Workflows that people copy: no keys, nothing unpinned, and commands that there are."""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bulkhead.cli import main
from bulkhead.fleet.engines.github import workflow_text
from config import load

FOLDER = Path(__file__).parents[2] / "examples/workflows"
FILES = sorted(FOLDER.glob("*.yaml"))
# Actions are tags that move; a commit does not. "Secure use reference", GitHub Actions docs.
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
SHELL = re.compile(r"^(?:status=\S+|exit .*|echo .*|make .*|gh pr comment .*)$")

workflows = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 takes its `on` for a switch, unless it is in quotes."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on": found.get(True), **found}


def steps(path: Path) -> Iterator[Mapping[str, Any]]:
    """Every step of every job."""
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def commands(path: Path) -> Iterator[str]:
    """Every line that a shell runs."""
    for step in steps(path):
        yield from step.get("run", "").splitlines()


def test_there_is_one_for_pull_requests_and_two_to_choose_from_for_the_branch() -> None:
    """Validate and plan on a pull request; apply on main, on one machine or on many."""
    assert [path.stem for path in FILES] == ["apply", "fleet", "pull-request"]
    *branch, pull_request = map(read, FILES)
    assert pull_request["on"] == {"pull_request": {"branches": ["main"]}}
    for apply in branch:
        assert apply["on"]["push"] == {"branches": ["main"]}
        assert "pull_request" not in apply["on"]


def test_the_one_for_many_machines_is_that_of_the_example() -> None:
    """As `bulkhead fleet manifests --engine github-actions` writes it."""
    text = (FOLDER / "fleet.yaml").read_text(encoding="utf-8")
    assert text == workflow_text(load(FOLDER.parents[1] / "config"), at_a_time=10)


@workflows
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    """With the version beside it, for people and for what keeps it up to date."""
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert all(PINNED.fullmatch(each) for each in used)
    lines = [line for line in path.read_text().splitlines() if "uses:" in line]
    assert all(re.search(r"# v\d+\.\d+\.\d+$", line) for line in lines)


@workflows
def test_no_key_is_stored_anywhere(path: Path) -> None:
    """Credentials come from an identity token, for a role; the workflow has no secret at all."""
    text = path.read_text(encoding="utf-8").lower()
    assert "secrets." not in text
    assert "access-key" not in text
    roles = [step["with"] for step in steps(path) if "configure-aws" in step.get("uses", "")]
    assert roles
    assert all(role["role-to-assume"].startswith("${{ vars.") for role in roles)


@workflows
def test_a_job_has_the_rights_that_it_needs_and_no_other(path: Path) -> None:
    """None for the workflow; an identity token only where a role is assumed."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        rights = job["permissions"]
        assumes = any("configure-aws" in step.get("uses", "") for step in job["steps"])
        assert rights["contents"] == "read"
        assert (rights.get("id-token") == "write") == assumes
        assert rights.keys() <= {"contents", "id-token", "pull-requests"}
        assert job["timeout-minutes"]


@workflows
def test_nothing_that_others_write_becomes_a_command(path: Path) -> None:
    """A branch or a title is data in the environment, never text of a script; no token is kept."""
    assert "pull_request_target" not in path.read_text(encoding="utf-8")
    assert not any("${{" in line for line in commands(path))
    checkouts = [step["with"] for step in steps(path) if "actions/checkout" in step.get("uses", "")]
    assert all(each["persist-credentials"] is False for each in checkouts)


@workflows
def test_every_command_is_one_that_there_is(path: Path) -> None:
    """Names and options as `bulkhead` has them; nothing else but what sets it up and reports."""
    own = 0
    # What a job of a matrix has in its environment.
    for line in (each.replace("$ONLY", "--only sandbox") for each in commands(path)):
        words = shlex.split(line.partition(" > ")[0])
        if words[0].rpartition("/")[2] != "bulkhead":
            assert SHELL.match(line), line
            continue
        own += 1
        command: click.Command | None = main
        rest = words[1:]
        while isinstance(command, click.Group):
            _, command, rest = command.resolve_command(click.Context(command), rest)
        assert command, line
        command.make_context("", [*rest])
    assert own >= 2


@pytest.mark.parametrize("name", ["apply", "fleet"])
def test_what_changes_aws_runs_alone_and_to_its_end(name: str) -> None:
    """Two at a time would wait for each other's locks; one that is cut short leaves half a run."""
    apply = read(FOLDER / f"{name}.yaml")
    assert apply["concurrency"] == {"group": "landing-zone", "cancel-in-progress": False}
    assert all(job["environment"] == "landing-zone" for job in apply["jobs"].values())


def test_a_forks_pull_request_gets_no_credentials() -> None:
    """Its code is a stranger's."""
    jobs = read(FOLDER / "pull-request.yaml")["jobs"]
    assert "head.repo.full_name == github.repository" in jobs["plan"]["if"]
    assert "id-token" not in jobs["validate"]["permissions"]
