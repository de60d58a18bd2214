"""What a run of stack `organization` says of changed guardrails, and leaves for the next one."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pulumi
import pytest

from bulkhead.review import REVIEW
from components.stacks.selection import build
from tests.components.conftest import FIRST_RUN
from tests.components.deployment import OUTPUTS_OF_A_STACK, Deployment, RefusedError
from tests.config.broken import LANDING_ZONE, copy_example

WRITTEN = "logs_stay_on: {ring: production}"
BACK = "logs_stay_on: {ring: core}"
TODAY = datetime.now(tz=UTC).date().isoformat()
PROMOTED = WRITTEN.replace("}", f", since: {TODAY}}}")
REACHED = "payments-prod, storefront-prod (2 accounts in workloads/production): newly"


@pytest.fixture(name="said")
def _said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is logged for people."""
    lines: list[str] = []
    monkeypatch.setattr(pulumi.log, "info", lines.append)
    return lines


class Stack:
    """Runs the program again and again, as Pulumi does: each run sees the outputs of the last.

    Attributes:
        outputs: The outputs of the last run.
    """

    outputs: Mapping[str, Any]

    def __init__(self, folder: Path, said: list[str]) -> None:
        """Start with the example configuration and no run."""
        self._file = copy_example(folder / "config") / LANDING_ZONE
        self._said = said
        self.outputs = {}

    def run(self) -> list[str]:
        """Run the program; give what it said."""
        self._said.clear()
        referenced = {"organization/bulkhead/organization": self.outputs}
        deployment = Deployment(stack="organization", answers=FIRST_RUN, referenced=referenced)
        self.outputs = deployment.run(lambda: build(REVIEW)).outputs
        return [*self._said]

    def edit(self, old: str, new: str) -> None:
        """Change the configuration."""
        text = self._file.read_text()
        assert old in text
        self._file.write_text(text.replace(old, new))


@pytest.fixture(name="stack")
def _stack(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Stack:
    stack = Stack(tmp_path, said)
    monkeypatch.setenv("BULKHEAD_CONFIG", str(tmp_path / "config"))
    return stack


def test_who_loses_and_gains_what_is_said_there_and_back(stack: Stack) -> None:
    """A first run counts, a changed one says it once, and what is taken back is told, too."""
    [first] = stack.run()
    assert "none that an earlier run has attached" in first
    stack.edit(WRITTEN, BACK)
    [back] = stack.run()
    assert f"{REACHED} allowed by logs_stay_on: cloudtrail:DeleteChannel" in back
    assert stack.run() == []
    stack.edit(BACK, PROMOTED)
    [again] = stack.run()
    assert f"{REACHED} denied by logs_stay_on: cloudtrail:DeleteChannel" in again


def test_a_promotion_without_its_day_is_refused(stack: Stack) -> None:
    """What is promoted says since when, or nobody could tell how long it has baked."""
    stack.edit(WRITTEN, BACK)
    stack.run()
    stack.edit(BACK, WRITTEN)
    with pytest.raises(pulumi.RunError, match="logs_stay_on goes on to production without the day"):
        stack.run()


def test_two_promotions_at_once_are_refused_unless_that_is_lifted_in_writing(stack: Stack) -> None:
    """One control goes on at a time, so that it shows which of them breaks something."""
    other = "no_iam_users_or_access_keys: {ring: production}"
    stack.edit(WRITTEN, BACK)
    stack.edit(other, other.replace("production", "core"))
    stack.run()
    stack.edit(BACK, PROMOTED)
    stack.edit(other.replace("production", "core"), other.replace("}", f", since: {TODAY}}}"))
    with pytest.raises(pulumi.RunError, match="promotes 2 controls at once") as refused:
        stack.run()
    assert "nothing was changed" in str(refused.value)
    stack.edit("guardrails:\n", "guardrails:\n  promote_freely: the rings are being set up\n")
    assert any("logs_stay_on" in line for line in stack.run())


def test_what_comes_back_is_never_refused(stack: Stack) -> None:
    """Several controls may be taken back at once, on the day on which they came."""
    other = "no_iam_users_or_access_keys: {ring: production}"
    stack.run()
    stack.edit(WRITTEN, BACK)
    stack.edit(other, other.replace("production", "core"))
    assert stack.run()


@pytest.mark.parametrize(
    ("failures", "line"), [(2, "57 policies to attach"), (3, "cannot be read")]
)
def test_outputs_that_cannot_be_read_stop_nothing(
    stack: Stack, said: list[str], failures: int, line: str
) -> None:
    """The engine may be writing its state just then: it is asked again, and then done without."""
    refusals = iter(range(failures))

    def answer(_: Mapping[str, Any]) -> Mapping[str, Any]:
        if next(refusals, None) is not None:
            raise RefusedError("failed to load checkpoint: EOF")
        return {"outputs": stack.outputs}

    deployment = Deployment(
        stack="organization", answers={**FIRST_RUN, OUTPUTS_OF_A_STACK: answer}
    ).run(lambda: build(REVIEW))
    assert deployment.of_type("aws:organizations/policy:Policy")
    assert line in said[0]


def test_an_account_whose_file_is_gone_is_refused_by_what_the_last_run_left(
    stack: Stack, tmp_path: Path
) -> None:
    """Even where AWS is not asked: the record of the last run says what there was."""
    stack.run()
    (tmp_path / "config/accounts/network.yaml").rename(tmp_path / "config/accounts/net.yaml")
    stack.edit("network: network", "network: net")
    stack.edit("accounts: [security, network]", "accounts: [security, net]")
    with pytest.raises(pulumi.RunError, match=r"accounts/network\.yaml is gone, and account netw"):
        stack.run()
