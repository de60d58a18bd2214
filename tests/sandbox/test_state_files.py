"""States that a full disk has cut short."""

import json
from pathlib import Path

import pytest

from sandbox.errors import SandboxError
from sandbox.home import Home
from sandbox.resumption import resumption
from sandbox.state_files import outputs

CUT = '{"checkpoint": {"latest": {"resour'


def state(root_id: str) -> str:
    """A state whose stack has one output."""
    root = {"type": "pulumi:pulumi:Stack", "outputs": {"root_id": root_id}}
    return json.dumps({"checkpoint": {"latest": {"resources": [root]}}})


def write(home: Home, last: str, before: str | None) -> Path:
    """Write the last state of stack `organization`, and the one before it if there is one."""
    file = home.state / ".pulumi" / "stacks" / "bulkhead" / "organization.json"
    file.parent.mkdir(parents=True)
    file.write_text(last)
    if before is not None:
        file.with_name("organization.json.bak").write_text(before)
    return file


@pytest.mark.parametrize(
    ("last", "root_id"),
    [(state("r-2"), "r-2"), (CUT, "r-1"), ("", "r-1")],
    ids=["whole", "cut", "empty"],
)
def test_the_last_whole_state_counts(tmp_path: Path, last: str, root_id: str) -> None:
    """Where the last state is cut short, the one before it is read, and put in its place."""
    home = Home(tmp_path)
    file = write(home, last, state("r-1"))
    assert outputs(home, "organization") == {"root_id": root_id}
    assert list(resumption(home, "organization")) == []
    assert file.read_text() == state(root_id)


@pytest.mark.parametrize("before", [CUT, None])
def test_without_a_whole_state_it_is_said_what_to_do(tmp_path: Path, before: str | None) -> None:
    """Nothing is guessed: the message names the file and the way out."""
    file = write(Home(tmp_path), CUT, before)
    with pytest.raises(SandboxError, match="make down") as raised:
        outputs(Home(tmp_path), "organization")
    assert str(raised.value).startswith(f"{file}: ")
