"""Which stacks are not run again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.home import Home
from sandbox.settled import Settled
from sandbox.state_files import outputs


def write_state(home: Home, stack: str, **values: str) -> Path:
    """Write a stack's state as the file backend lays it out, with these outputs."""
    file = home.state / ".pulumi" / "stacks" / "bulkhead" / f"{stack}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    root = {"type": "pulumi:pulumi:Stack", "outputs": values}
    file.write_text(json.dumps({"checkpoint": {"latest": {"resources": [root]}}}))
    return file


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A sandbox in which two stacks have been run."""
    made = Home(tmp_path)
    write_state(made, "organization", root_id="r-1")
    write_state(made, "network")
    return made


def forget(home: Home) -> None:
    """Remove the state of a stack."""
    write_state(home, "network").unlink()


CHANGES: dict[str, Callable[[Home], object]] = {
    "another state of its own": lambda home: write_state(home, "network", made="by hand"),
    "no state of its own": forget,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_brings_a_run(home: Home, change: Callable[[Home], object]) -> None:
    """A stack is settled as long as what it follows from is as it was, and not a bit longer."""
    settled = Settled(home, lambda stack: f"inputs of {stack}")
    assert not settled.is_settled("network")
    settled.note("network")
    assert settled.is_settled("network")
    assert not settled.is_settled("organization")
    assert not Settled(home, lambda stack: f"other inputs of {stack}").is_settled("network")
    change(home)
    assert not settled.is_settled("network")


def test_what_others_states_become_does_not_count(home: Home) -> None:
    """What a stack reads of others is among its inputs; their states are not."""
    settled = Settled(home, str)
    settled.note("network")
    write_state(home, "organization", root_id="r-2")
    write_state(home, "sandbox", root_id="r-3")
    assert settled.is_settled("network")


def test_a_stack_that_was_never_run_has_no_outputs(home: Home) -> None:
    """Outputs are those of the stack's own state, and none where there is none yet."""
    assert outputs(home, "organization") == {"root_id": "r-1"}
    assert outputs(home, "sandbox") == {}
