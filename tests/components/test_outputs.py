"""What the organization's stack tells the others, read back by them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pulumi
import pytest

from components.outputs import OrganizationOutputs
from tests.components.deployment import Deployment

ORGANIZATION = "organization/bulkhead/organization"


def reading(outputs: Mapping[str, Any]) -> Deployment:
    """A deployment of another stack, whose references see these outputs."""
    return Deployment(stack="log-archive", answers={}, referenced={ORGANIZATION: outputs})


def read_all() -> None:
    """A program that reads every output and exports what it read."""
    OrganizationOutputs.from_stack_reference().export()


def test_what_is_told_is_what_is_read(first_run: Deployment) -> None:
    """Another stack reads every output as the organization exported it."""
    assert reading(first_run.outputs).run(read_all).outputs == first_run.outputs


def test_an_account_is_found_by_the_name_of_its_file(first_run: Deployment) -> None:
    """A stack finds its account's id by its own name."""

    def read_one() -> None:
        pulumi.export("id", OrganizationOutputs.from_stack_reference().account_id("network"))

    found = reading(first_run.outputs).run(read_one).outputs["id"]
    assert found == first_run.outputs["account_ids"]["network"]


@pytest.mark.parametrize("missing", [field.name for field in fields(OrganizationOutputs)])
def test_an_output_that_is_missing_says_what_to_run(first_run: Deployment, missing: str) -> None:
    """A stack that comes too early is told which stack to bring up first."""
    rest = {name: value for name, value in first_run.outputs.items() if name != missing}
    with pytest.raises(pulumi.RunError, match=f"no output {missing} yet: run `pulumi up --stack"):
        reading(rest).run(read_all)


def test_an_account_that_is_not_made_yet_says_what_to_run(first_run: Deployment) -> None:
    """A stack of an account that is configured but not made is told which stack makes it."""

    def read_one() -> None:
        pulumi.export("id", OrganizationOutputs.from_stack_reference().account_id("new"))

    with pytest.raises(pulumi.RunError, match="has not made the account new yet"):
        reading(first_run.outputs).run(read_one)
